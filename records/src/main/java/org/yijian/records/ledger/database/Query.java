package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters. Texts, numbers, UUIDs, bytes, instants, and collections of texts, UUIDs, longs
 * or bytes (as arrays) may be parameters. To be used inside {@link Transactions#call}.
 */
public final class Query {

    private final Connection connection;
    private final String sql;
    private final @Nullable Object[] parameters;

    private Query(Connection connection, String sql, @Nullable Object[] parameters) {
        this.connection = connection;
        this.sql = sql;
        this.parameters = parameters;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static Query of(Connection connection, String sql, @Nullable Object... parameters) {
        return new Query(connection, sql, parameters);
    }

    public <T> List<T> list(Reader<T> reader) {
        List<T> rows = new ArrayList<>();
        read(0, row -> rows.add(reader.read(row)));
        return rows;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Reader<T> reader) {
        return list(reader).stream().findFirst();
    }

    /** The single row of a statement that always gives one. */
    public <T> T one(Reader<T> reader) {
        return first(reader).orElseThrow(() -> new IllegalStateException("no row from: " + sql));
    }

    /** Reads row by row; the driver fetches 5,000 at a time, so that any number of rows may be read. */
    public void each(RowConsumer consumer) {
        read(5_000, consumer);
    }

    private void read(int fetchSize, RowConsumer consumer) {
        try (PreparedStatement statement = prepared()) {
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** How many rows the statement changed. */
    public int update() {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Runs the statement once for each set of parameters, all sent together. */
    public static void batch(Connection connection, String sql, List<Object[]> sets) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] set : sets) {
                new Query(connection, sql, set).bind(statement);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement);
        return statement;
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(parameters[i]));
        }
    }

    private @Nullable Object bound(@Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> values -> array(values);
            case String text -> PlainText.clean(text);
            case null -> null;
            default -> parameter;
        };
    }

    private Object array(Collection<?> values) throws SQLException {
        Object sample = values.isEmpty() ? "" : values.iterator().next();
        return switch (sample) {
            case byte[] bytes -> connection.createArrayOf("bytea", values.toArray(byte[][]::new));
            case UUID id -> connection.createArrayOf("uuid", values.toArray());
            case Number number -> connection.createArrayOf("bigint", values.toArray());
            default -> connection.createArrayOf("text",
                    values.stream().map(value -> PlainText.clean((String) value)).toArray());
        };
    }
}
