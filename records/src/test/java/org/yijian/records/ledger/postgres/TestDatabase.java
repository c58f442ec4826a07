package org.yijian.records.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A database of its own in one PostgreSQL that all tests of this run share, with durability as in production. */
public final class TestDatabase implements AutoCloseable {

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on").setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HikariDataSource pool;

    private TestDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    public static TestDatabase create() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Server.RUNNING.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        return new TestDatabase(new HikariDataSource(config));
    }

    public HikariDataSource pool() {
        return pool;
    }

    /** The first column of the first row. */
    public long number(String sql) {
        try (Connection connection = pool.getConnection()) {
            return number(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A connection beside the pool: one that kills pooled connections must not be handed one that it killed. */
    public Outsider outsider() {
        try {
            return new Outsider(DriverManager.getConnection(pool.getJdbcUrl()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Outsider(Connection connection) implements AutoCloseable {

        /** The first column of the first row. */
        public long number(String sql) {
            try {
                return TestDatabase.number(connection, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has the pool open new connections from now on. */
    public void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    public void execute(String sql) {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every value of every table of the ledger, bytes read as UTF-8. */
    public String dump() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = pool.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "ledger", "%", new String[]{ "TABLE" })) {
            while (tables.next()) {
                dump(connection, "ledger." + tables.getString("TABLE_NAME"), all);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all.toString();
    }

    private static void dump(Connection connection, String table, StringBuilder all) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    all.append(rows.getObject(column) instanceof byte[] bytes
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : rows.getString(column)).append('\n');
                }
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
