package org.yijian.routes.transport.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.routes.RouteError;
import org.yijian.routes.definition.TableParameter;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.kit.Reception;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class DatabasePollIT {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;
    private Reception reception;
    private DatabasePoll poll;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().setPort(0).start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        execute("drop table if exists facility; create table facility (id bigint primary key, \"名称\" text,"
                + " beds int, opened date, price numeric(10,2), open boolean, tags text[], updated_at timestamptz)");
        reception = new Reception(folder);
        poll = newPoll();
    }

    private DatabasePoll newPoll() {
        FrontEndDatabase database = new FrontEndDatabase("127.0.0.1", postgres.getPort(), "postgres", "postgres",
                "postgres", null);
        return new DatabasePoll(() -> database,
                new DatabasePoll.Plan("public",
                        List.of(new TableParameter("facility", "facility", "id", "updated_at")), 2,
                        Duration.ofMillis(1)),
                reception.marks(), reception.receiver(Long.MAX_VALUE));
    }

    @Test
    void rowsBecomeMessagesOfTheAgreedForm() throws SQLException {
        // Given
        execute("insert into facility values (1, '松鹤', 80, '2020-02-29', 1234.50, true, '{a,b}',"
                + " '2026-03-01T00:00:00.123456+08')");

        // When
        poll.poll(() -> true);

        // Then
        RawMetadata metadata = reception.received().getFirst();
        assertThat(metadata.attributes()).containsEntry("dataset", "facility");
        assertThat(reception.text(metadata)).isEqualTo("{\"dataset\":\"facility\",\"rows\":[{\"id\":1,"
                + "\"名称\":\"松鹤\",\"beds\":80,\"opened\":\"2020-02-29\",\"price\":1234.50,\"open\":true,"
                + "\"tags\":[\"a\",\"b\"],\"updated_at\":\"2026-03-01T00:00:00.123456+08:00\"}]}");
    }

    @Test
    void onlyWhatIsNewerThanTheMarkIsReadAndRowsOfTheSameMomentAreNotLost() throws SQLException {
        // Given five rows of one moment, two in a message
        execute("insert into facility (id, updated_at) select n, '2026-01-01T00:00:00Z' from generate_series(1, 5) n");
        poll.poll(() -> true);
        assertThat(reception.received()).hasSize(3);

        // When one of them changes
        execute("update facility set beds = 5, updated_at = '2026-01-02T00:00:00Z' where id = 3");
        poll.poll(() -> true);
        poll.poll(() -> true);

        // Then
        assertThat(reception.received()).hasSize(4);
        assertThat(reception.text(reception.received().getLast())).contains("\"id\":3").doesNotContain("\"id\":4");
    }

    @Test
    void theSameRowsReadAgainAfterACrashAreRecognised() throws SQLException {
        // Given
        execute("insert into facility (id, updated_at) values (1, now() - interval '1 minute')");
        poll.poll(() -> true);

        // When the mark was not kept
        reception.marks().forget();
        poll.poll(() -> true);

        // Then
        assertThat(reception.received()).hasSize(1);
        assertThat(reception.activity().status("", "", "", true).duplicates()).isEqualTo(1);
    }

    @Test
    void theMarkStaysWhenTheIntakeRefuses() throws SQLException {
        // Given
        execute("insert into facility (id, updated_at) values (1, now() - interval '1 minute')");
        reception.queue().setAway(true);
        assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOf(FaultException.class);

        // When
        assertThat(reception.marks().read("test", "facility")).isEmpty();
        reception.queue().setAway(false);
        poll.poll(() -> true);

        // Then
        assertThat(reception.marks().read("test", "facility")).isPresent();
    }

    @Test
    void whatChangedJustNowWaitsForLateCommits() throws SQLException {
        // Given
        execute("insert into facility (id, updated_at) values (1, now() + interval '1 hour')");

        // When
        poll.poll(() -> true);

        // Then
        assertThat(reception.received()).isEmpty();
    }

    @Test
    void aMissingTableIsNamed() throws SQLException {
        execute("drop table facility");

        assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOfSatisfying(FaultException.class,
                thrown -> assertThat(thrown.fault().code()).isEqualTo(RouteError.DATABASE_QUERY_FAILED));
    }

    @Test
    void aRefusedLoginIsCalledThat() {
        FrontEndDatabase unknown = new FrontEndDatabase("127.0.0.1", postgres.getPort(), "postgres", "nobody", "x",
                null);

        assertThatThrownBy(unknown::connect).isInstanceOfSatisfying(FaultException.class,
                thrown -> assertThat(thrown.fault().code()).isEqualTo(RouteError.LOGIN_REFUSED));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
