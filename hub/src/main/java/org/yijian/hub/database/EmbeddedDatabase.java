package org.yijian.hub.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * PostgreSQL as a child process on a loopback port, with a password. Watched once a second: a server that died is
 * started again. A server that outlived its hub is taken over as it is.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 2000;

    private final PostgresFolder folder;
    private final PostgresPrograms programs;
    private final Path log;
    private final String password;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private int port;
    private boolean closed;

    private EmbeddedDatabase(PostgresFolder folder, PostgresPrograms programs, Path log, String password) {
        this.folder = folder;
        this.programs = programs;
        this.log = log;
        this.password = password;
    }

    /**
     * Starts the server, or takes over the one that still runs.
     *
     * @param root folder of the database
     * @param logs folder for its log
     * @param password of the user {@value PostgresFolder#USER}
     */
    public static EmbeddedDatabase start(Path root, Path logs, String password) {
        try {
            Path real = root.toRealPath();
            PostgresBinaries.clean(real);
            Path log = logs.resolve("postgres.log");
            PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpackInto(real), log);
            PostgresFolder folder = new PostgresFolder(real);
            folder.initialise(programs, password);
            EmbeddedDatabase database = new EmbeddedDatabase(folder, programs, log, password);
            database.launch();
            database.createDatabase();
            Thread.ofVirtual().name("postgres-watch").start(database::watch);
            return database;
        } catch (IOException | SQLException e) {
            throw new FaultException(Fault.of(HubError.DATABASE_DID_NOT_START, String.valueOf(e.getMessage())), e);
        }
    }

    public String url() {
        return url(PostgresFolder.USER);
    }

    public String user() {
        return PostgresFolder.USER;
    }

    public String password() {
        return password;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void launch() throws IOException {
        if (folder.survivor().isPresent()) {
            port = folder.knownPort().orElse(0);
            if (answers()) {
                LOG.info("Took over the PostgreSQL that still runs on port {}", port);
                return;
            }
            programs.run("pg_ctl", "stop", "-D", folder.data().toString(), "-m", "immediate", "-w", "-t", "30");
        }
        // Once the hub has handed out connections the port must stay; before, a taken port is exchanged for a free one.
        int chosen = port == 0 ? folder.choosePort() : port;
        folder.configure(chosen);
        programs.run("pg_ctl", "start", "-D", folder.data().toString(), "-l", log.toString(), "-w", "-t", "90");
        port = chosen;
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            LOG.debug("The running PostgreSQL does not answer", notYet);
            return false;
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password);
                Statement statement = connection.createStatement()) {
            try (ResultSet known = statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + PostgresFolder.USER + "'")) {
                if (known.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + PostgresFolder.USER);
        }
    }

    private void watch() {
        while (pause()) {
            if (!listening()) {
                restart();
            }
        }
    }

    /** False when the database is being closed. */
    private boolean pause() {
        lock.lock();
        try {
            return !closed && (closing.awaitNanos(WATCH_EVERY.toNanos()) <= 0 || !closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean listening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private void restart() {
        lock.lock();
        try {
            if (!closed && Files.isDirectory(folder.data())) {
                LOG.warn("PostgreSQL does not listen any more; starting it again");
                launch();
            }
        } catch (IOException | FaultException e) {
            LOG.error("PostgreSQL could not be started again; next try in {} s", WATCH_EVERY.toSeconds(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Watches no longer and leaves the server as it is: all that a killed hub does. */
    void leave() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the server; open transactions are rolled back, nothing committed is lost. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closing.signalAll();
                programs.run("pg_ctl", "stop", "-D", folder.data().toString(), "-m", "fast", "-w", "-t", "60");
            }
        } finally {
            lock.unlock();
        }
    }
}
