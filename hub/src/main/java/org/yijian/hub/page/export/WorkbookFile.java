package org.yijian.hub.page.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook of one or more sheets, each with the mark; rows go out as they come. */
final class WorkbookFile implements RowFile {

    private static final int ROWS = 500_000;
    private static final int FLUSHED = 200;
    private static final int WIDTH = 22;

    private final Workbook book;
    private final String title;
    private final List<String> mark;
    private final List<String> headings;
    private Worksheet sheet;
    private int sheets;
    private int next;

    WorkbookFile(OutputStream out, String title, List<String> mark, List<String> headings) {
        this.book = new Workbook(new Unclosed(out), "Yijian", "1.0");
        this.title = title;
        this.mark = List.copyOf(mark);
        this.headings = List.copyOf(headings);
        this.sheet = sheet();
    }

    private Worksheet sheet() {
        sheets++;
        Worksheet begun = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        for (int column = 0; column < headings.size(); column++) {
            begun.width(column, WIDTH);
        }
        next = 0;
        for (String line : mark) {
            begun.value(next, 0, Cell.text(line));
            begun.style(next, 0).italic().fontColor("777777").set();
            next++;
        }
        for (int column = 0; column < headings.size(); column++) {
            begun.value(next, column, headings.get(column));
            begun.style(next, column).bold().fillColor("E5F0F1").set();
        }
        next++;
        begun.freezePane(0, next);
        begun.footer(mark.isEmpty() ? "" : mark.getFirst(), Position.CENTER);
        return begun;
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (next >= ROWS) {
            sheet.finish();
            sheet = sheet();
        }
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(next, column, Cell.text(cells.get(column)));
        }
        next++;
        if (next % FLUSHED == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.close();
    }
}
