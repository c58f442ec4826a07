package org.yijian.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL's own text search: a {@code tsvector} with a GIN index for words and phrases, and {@code pg_trgm} for what
 * has no blanks between its words. Asked over JDBC, as a program would.
 */
final class PostgresPeer implements Peer {

    private static final int BATCH = 1_000;
    private static final String PERMITTED = """
            department IN ('civil-affairs', 'health', 'insurance', 'market-regulation')
            AND regions && ARRAY['US', '50'] AND sensitivity IN ('public', 'internal')""";
    private static final String WORDS = "tsv @@ websearch_to_tsquery('simple', ?) AND " + PERMITTED;
    private static final String PART = "text LIKE ? AND " + PERMITTED;

    private final EmbeddedPostgres postgres;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private final boolean parts;

    /** @param parts whether parts of words are looked for with trigrams, instead of words */
    PostgresPeer(List<PeerRecord> records, int threads, boolean parts) throws IOException {
        this.parts = parts;
        this.postgres = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "512MB")
                .setServerConfig("work_mem", "32MB").setServerConfig("jit", "off")
                .setServerConfig("maintenance_work_mem", "256MB").start();
        try {
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                fill(connection, records);
            }
            for (int thread = 0; thread < threads; thread++) {
                connections.add(postgres.getPostgresDatabase().getConnection());
            }
        } catch (SQLException e) {
            postgres.close();
            throw new IOException(e);
        }
    }

    private void fill(Connection connection, List<PeerRecord> records) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE record (id uuid PRIMARY KEY, text text, kind text, department text, "
                    + "region text, regions text[], severity text, sensitivity text, tsv tsvector)");
            connection.setAutoCommit(false);
            insert(connection, records);
            statement.execute(parts
                    ? "CREATE EXTENSION pg_trgm; CREATE INDEX ON record USING gin (text gin_trgm_ops)"
                    : "UPDATE record SET tsv = to_tsvector('simple', text); CREATE INDEX ON record USING gin (tsv)");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM (FULL, ANALYZE) record");
        }
    }

    private static void insert(Connection connection, List<PeerRecord> records) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (PeerRecord record : records) {
                insert.setObject(1, record.id());
                insert.setString(2, record.text());
                insert.setString(3, record.kind());
                insert.setString(4, record.department());
                insert.setString(5, record.region());
                insert.setArray(6, connection.createArrayOf("text", record.regions().toArray()));
                insert.setString(7, record.severity());
                insert.setString(8, record.sensitivity());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    @Override
    public String name() {
        return parts ? "PostgreSQL pg_trgm" : "PostgreSQL tsvector";
    }

    @Override
    public String remark() {
        return parts
                ? "parts of words anywhere, also Chinese ones of three characters and more by its index; those of two "
                        + "characters read every row; no ranking, no phrases over several words"
                : "cuts Chinese only where a blank or a mark stands: a word inside a sentence is not found without an "
                        + "extension that is not part of PostgreSQL; ranks without length and rarity";
    }

    @Override
    public int ask(String text, boolean facets) throws IOException {
        try {
            Connection connection = connections.take();
            try {
                if (facets) {
                    count(connection, text);
                }
                return first(connection, text);
            } finally {
                connections.add(connection);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private int first(Connection connection, String text) throws SQLException {
        String sql = parts
                ? "SELECT id FROM record WHERE " + PART + " LIMIT 10"
                : "SELECT id FROM record WHERE " + WORDS
                        + " ORDER BY ts_rank(tsv, websearch_to_tsquery('simple', ?)) DESC LIMIT 10";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, asked(text));
            if (!parts) {
                statement.setString(2, text);
            }
            return rows(statement);
        }
    }

    private void count(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT kind, department, region, severity, "
                + "count(*) FROM record WHERE " + (parts ? PART : WORDS)
                + " GROUP BY GROUPING SETS ((kind), (department), (region), (severity))")) {
            statement.setString(1, asked(text));
            rows(statement);
        }
    }

    private String asked(String text) {
        return parts ? "%" + text.replace("\"", "") + "%" : text;
    }

    private static int rows(PreparedStatement statement) throws SQLException {
        int rows = 0;
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
