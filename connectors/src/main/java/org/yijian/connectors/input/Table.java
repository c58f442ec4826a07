package org.yijian.connectors.input;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/** The heading of a table, checked once, and what turns its rows into trees. */
final class Table {

    private final List<String> names;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    private Table(List<String> names) {
        this.names = names;
        for (int index = 0; index < names.size(); index++) {
            positions.putIfAbsent(names.get(index), index);
        }
    }

    /**
     * @param names heading as found, trimmed
     * @param required what the contract asks for
     * @param line where the heading stands
     * @throws BrokenInput if a column is missing or named twice
     */
    static Table of(List<String> names, List<String> required, long line) {
        List<String> missing = required.stream().filter(name -> !names.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw BrokenInput.of(ConnectorError.MISSING_COLUMN, line, String.join("、", missing), line);
        }
        Table table = new Table(names);
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (!name.isEmpty() && table.positions.getOrDefault(name, index) != index) {
                throw BrokenInput.of(ConnectorError.DUPLICATE_COLUMN, line, name);
            }
        }
        return table;
    }

    int width() {
        return names.size();
    }

    String name(int column) {
        return column < names.size() ? names.get(column) : String.valueOf(column + 1);
    }

    /** A row as a tree; cells that are null are absent. */
    Piece row(RawRow row) {
        return new Piece.Item(row.line(), new Row(positions, row.cells()), Map.of(), row.length());
    }

    Piece wrongCount(long line, int count) {
        return new Piece.Rejected(line, Fault.of(ConnectorError.WRONG_COLUMN_COUNT, count, width()), null);
    }

    Piece fieldTooLarge(long line, int column, Bounds bounds) {
        return new Piece.Rejected(line, Fault.of(ConnectorError.FIELD_TOO_LARGE, name(column), bounds.field()),
                name(column));
    }

    /** A map over an array that shares the heading; a hash map per row would be most of a file's garbage. */
    private static final class Row extends AbstractMap<String, Object> {

        private final Map<String, Integer> positions;
        private final @Nullable String[] cells;

        Row(Map<String, Integer> positions, @Nullable String[] cells) {
            this.positions = positions;
            this.cells = cells;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            Integer position = positions.get(name);
            return position == null || position >= cells.length ? null : cells[position];
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            Map<String, Object> present = new LinkedHashMap<>();
            positions.forEach((name, position) -> {
                Object value = position < cells.length ? cells[position] : null;
                if (value != null) {
                    present.put(name, value);
                }
            });
            return present.entrySet();
        }
    }
}
