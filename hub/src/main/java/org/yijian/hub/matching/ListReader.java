package org.yijian.hub.matching;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;
import org.yijian.connectors.input.Bounds;
import org.yijian.connectors.input.BrokenInput;
import org.yijian.connectors.input.Format;
import org.yijian.connectors.input.Formats;
import org.yijian.connectors.input.Layout;
import org.yijian.connectors.input.Piece;
import org.yijian.connectors.input.PieceReader;
import org.yijian.hub.HubError;
import org.yijian.hub.matching.MatchingList.Given;
import org.yijian.records.identifier.CreditCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Reads a list from what was pasted or uploaded: a workbook, CSV with or without headings, or a name a line. */
final class ListReader {

    static final int MOST_ROWS = 10_000;
    static final int MOST_BYTES = 4 << 20;
    private static final int LONGEST = 200;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Set<String> NAMES = Set.of("名称", "机构名称", "企业名称", "单位名称", "养老机构名称", "name", "facility");
    private static final Set<String> CODES = Set.of("统一社会信用代码", "信用代码", "社会信用代码", "代码", "备案号", "编号", "code", "number");
    private static final Set<String> ADDRESSES = Set.of("地址", "住所", "机构地址", "详细地址", "address");
    private static final Bounds BOUNDS = new Bounds(10_000, 100_000, 1 << 20, 200, 8, MOST_BYTES, 64 << 20, 100, 200,
            8 << 20);

    private ListReader() {
    }

    /**
     * The rows, blank ones left out.
     *
     * @throws FaultException {@link HubError#LIST_TOO_LONG}, {@link HubError#LIST_UNREADABLE}
     */
    static List<Given> read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new FaultException(HubError.LIST_TOO_LONG, MOST_ROWS, MOST_BYTES >> 20);
        }
        boolean workbook = content.length > 4 && content[0] == 'P' && content[1] == 'K';
        List<List<String>> table = workbook ? workbook(content) : text(decoded(content));
        List<Given> rows = rows(table);
        if (rows.isEmpty()) {
            throw new FaultException(HubError.LIST_UNREADABLE, 1);
        }
        return rows;
    }

    private static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(content, GB18030);
        }
    }

    private static List<List<String>> text(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : ',';
        List<List<String>> table = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                add(table, row.getFields());
            }
        } catch (CsvParseException broken) {
            throw new FaultException(Fault.of(HubError.LIST_UNREADABLE, table.size() + 1), broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** The heading is put back as a row: whether it is one is decided for all formats alike. */
    private static List<List<String>> workbook(byte[] content) {
        List<List<String>> table = new ArrayList<>();
        Layout layout = new Layout(List.of(Format.XLSX), "UTF-8", ',', null, 1, List.of(), List.of(), "row", true);
        List<String> headings = new ArrayList<>();
        try {
            PieceReader pieces = new Formats(BOUNDS).open(new ByteArrayInputStream(content), layout, "UTF-8");
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                if (piece instanceof Piece.Item item && item.tree() instanceof Map<?, ?> cells) {
                    cells.keySet().stream().map(String::valueOf).filter(key -> !headings.contains(key))
                            .forEach(headings::add);
                    add(table, headings.stream().map(key -> value(cells.get(key))).toList());
                }
            }
        } catch (BrokenInput broken) {
            throw new FaultException(Fault.of(HubError.LIST_UNREADABLE, broken.line()), broken);
        }
        table.addFirst(List.copyOf(headings));
        return table;
    }

    private static String value(@Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }

    private static void add(List<List<String>> table, List<String> row) {
        if (row.stream().anyMatch(cell -> !cell.isBlank())) {
            if (table.size() > MOST_ROWS) {
                throw new FaultException(HubError.LIST_TOO_LONG, MOST_ROWS, MOST_BYTES >> 20);
            }
            table.add(row);
        }
    }

    private static List<Given> rows(List<List<String>> table) {
        List<String> headings = table.isEmpty()
                ? List.of()
                : table.getFirst().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        int name = column(headings, NAMES);
        int code = column(headings, CODES);
        int address = column(headings, ADDRESSES);
        boolean named = name >= 0 || code >= 0 || address >= 0;
        List<Given> rows = table.stream().skip(named ? 1 : 0)
                .map(row -> named ? new Given(cell(row, name), cell(row, code), cell(row, address)) : guessed(row))
                .filter(row -> row.name() != null || row.code() != null || row.address() != null).toList();
        if (rows.size() > MOST_ROWS) {
            throw new FaultException(HubError.LIST_TOO_LONG, MOST_ROWS, MOST_BYTES >> 20);
        }
        return rows;
    }

    /** Without headings: what has the form of a credit code is one, the first other cell is the name, the next the address. */
    private static Given guessed(List<String> row) {
        String code = null;
        List<String> others = new ArrayList<>();
        for (String cell : row) {
            if (CreditCode.wellFormed(cell.strip().toUpperCase(Locale.ROOT))) {
                code = cell.strip();
            } else if (!cell.isBlank()) {
                others.add(cut(cell));
            }
        }
        return new Given(others.isEmpty() ? null : others.getFirst(), code, others.size() < 2 ? null : others.get(1));
    }

    private static int column(List<String> headings, Set<String> known) {
        for (int column = 0; column < headings.size(); column++) {
            if (known.contains(headings.get(column))) {
                return column;
            }
        }
        return -1;
    }

    private static @Nullable String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() || row.get(column).isBlank() ? null : cut(row.get(column));
    }

    private static String cut(String cell) {
        String stripped = cell.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }
}
