package org.yijian.hub.page.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** A table as CSV (RFC 4180). */
final class CsvFile implements RowFile {

    private final CsvWriter writer;

    CsvFile(OutputStream out, List<String> mark, List<String> headings) throws IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(new Unclosed(out), StandardCharsets.UTF_8);
        mark.forEach(line -> writer.writeRecord(Cell.text(line)));
        writer.writeRecord(headings);
    }

    @Override
    public void row(List<String> cells) {
        writer.writeRecord(cells.stream().map(Cell::text).toList());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
