package org.yijian.agencies.civilaffairs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;
import org.yijian.agencies.home.HomeFolder;

/** A PostgreSQL of its own, kept under the agency's folder; nobody gets in without a password. */
public final class FrontEndDatabase implements AutoCloseable {

    /** Name of the database. */
    public static final String DATABASE = "frontend";

    /** The account that may read what the hub is given. */
    public static final String READER = "hub_reader";

    /** Name of the secret with the reader's password. */
    public static final String SECRET = "civil-affairs-database";

    private static final String OWNER = "postgres";
    private static final String ACCESS = """
            # Over loopback, with a password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String ownerPassword;

    private FrontEndDatabase(EmbeddedPostgres server, String ownerPassword) {
        this.server = server;
        this.ownerPassword = ownerPassword;
    }

    static FrontEndDatabase start(HomeFolder home, int port) {
        Path folder = home.agencyFolder(CivilAffairs.NAME).resolve("postgres");
        String ownerPassword = home.secret("civil-affairs-database-owner");
        String readerPassword = home.secret(SECRET);
        new OrphanedServer(folder).stop();
        try {
            FrontEndDatabase database = new FrontEndDatabase(server(folder, port, ownerPassword), ownerPassword);
            try {
                database.prepare(folder, readerPassword);
                return database;
            } catch (IOException | SQLException failure) {
                database.close();
                throw failure;
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the front-end database on port " + port + " does not start: "
                    + broken.getMessage(), broken);
        }
    }

    private static EmbeddedPostgres server(Path folder, int port, String ownerPassword) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port)
                .setConnectConfig("password", ownerPassword).setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30)).setServerConfig("shared_buffers", "16MB")
                .setServerConfig("listen_addresses", "127.0.0.1,::1")
                .setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "20")
                .setServerConfig("timezone", "Asia/Shanghai").start();
    }

    public int port() {
        return server.getPort();
    }

    /** A connection of the owner. */
    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Connection connect(String name) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{ "127.0.0.1" });
        source.setPortNumbers(new int[]{ server.getPort() });
        source.setDatabaseName(name);
        source.setUser(OWNER);
        source.setPassword(ownerPassword);
        source.setReWriteBatchedInserts(true);
        return source.getConnection();
    }

    /** The first time: passwords, then no more entry without one; then the tables. */
    private void prepare(Path folder, String readerPassword) throws SQLException, IOException {
        Path done = folder.resolve("yijian-prepared");
        if (Files.exists(done)) {
            return;
        }
        try (Connection connection = connect(OWNER); Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + OWNER + " PASSWORD '" + ownerPassword + "'");
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            statement.execute("DROP ROLE IF EXISTS " + READER);
            statement.execute("CREATE ROLE " + READER + " LOGIN CONNECTION LIMIT 8 PASSWORD '" + readerPassword + "'");
            statement.execute("CREATE DATABASE " + DATABASE);
            Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        }
        try (Connection connection = connect(DATABASE); Statement statement = connection.createStatement()) {
            statement.execute(schema());
        }
        Files.createFile(done);
    }

    private static String schema() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(FrontEndDatabase.class.getResourceAsStream("/civil-affairs/schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
