package org.yijian.hub.page.export;

import java.util.List;

import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet: the mark of who took it in the first row, headings in the second, rows below; texts only, no formulas. */
final class Sheet {

    private static final int LONGEST_CELL = 32_000;

    private final Worksheet sheet;
    private int next = 2;

    /**
     * Begins a sheet.
     *
     * @param widths of the columns, in characters
     */
    Sheet(Workbook book, String name, String mark, List<String> headings, List<Integer> widths) {
        sheet = book.newWorksheet(name);
        sheet.value(0, 0, mark);
        sheet.style(0, 0).italic().fontColor("777777").set();
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(1, column, headings.get(column));
            sheet.style(1, column).bold().fillColor("E5F0F1").set();
            sheet.width(column, widths.get(column));
        }
        sheet.freezePane(0, 2);
        sheet.footer(mark, Position.CENTER);
    }

    void row(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            sheet.value(next, column, cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…");
            sheet.style(next, column).wrapText(true).verticalAlignment("top").set();
        }
        next++;
    }
}
