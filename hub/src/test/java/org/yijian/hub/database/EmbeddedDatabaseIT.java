package org.yijian.hub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(300)
class EmbeddedDatabaseIT {

    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasCommittedIsThereAfterARestart() throws SQLException {
        // Given
        try (EmbeddedDatabase first = start(); Connection connection = connect(first, PASSWORD)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        // When
        try (EmbeddedDatabase second = start(); Connection connection = connect(second, PASSWORD)) {
            // Then
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        try (EmbeddedDatabase database = start()) {
            assertThatThrownBy(() -> connect(database, "guessed")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void aServerThatOutlivedItsHubIsTakenOver() throws IOException, SQLException {
        // Given
        EmbeddedDatabase killed = start();
        try (Connection connection = connect(killed, PASSWORD)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        killed.leave();
        String process = firstLine();
        // When
        try (EmbeddedDatabase next = start(); Connection connection = connect(next, PASSWORD)) {
            // Then
            assertThat(firstLine()).isEqualTo(process);
            assertThat(next.url()).isEqualTo(killed.url());
            assertThat(answer(connection)).isEqualTo(42);
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainOnTheSamePort() throws Exception {
        try (EmbeddedDatabase database = start()) {
            // Given
            ProcessHandle server = ProcessHandle.of(Long.parseLong(firstLine())).orElseThrow();
            // When
            server.destroyForcibly();
            // Then
            await(() -> {
                try (Connection connection = connect(database, PASSWORD)) {
                    return connection.isValid(1) && !firstLine().equals(Long.toString(server.pid()));
                } catch (SQLException | IOException notYet) {
                    return false;
                }
            });
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, folder, PASSWORD);
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), password);
    }

    private String firstLine() throws IOException {
        return Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip();
    }

    private static int answer(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
