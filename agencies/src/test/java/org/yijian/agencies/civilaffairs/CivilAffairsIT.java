package org.yijian.agencies.civilaffairs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class CivilAffairsIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TrialHub hub;

    @SuppressWarnings("NullAway.Init")
    private static CivilAffairs agency;

    @BeforeAll
    static void start() {
        hub = new TrialHub(folder);
        agency = CivilAffairs.start(hub.home(), hub.ports(), TrialHub.DISTRICT);
    }

    @AfterAll
    static void stop() {
        agency.close();
    }

    @Test
    void everyRowOfTheThreeTablesBecomesRecords() throws SQLException {
        // Given
        TrialHub taker = new TrialHub(folder);

        // When
        for (String table : new String[]{ "facility", "inspection", "finding" }) {
            taker.take(CivilAffairs.NAME, table + ".json", Map.of("dataset", table), message(table));
        }

        // Then
        assertThat(taker.rejected()).isEmpty();
        assertThat(taker.count(Kind.FACILITY)).isEqualTo(208);
        assertThat(taker.count(Kind.LICENCE)).isEqualTo(208);
        assertThat(taker.count(Kind.INSPECTION)).isEqualTo(TrialHub.DISTRICT.careVisits().size());
        assertThat(taker.count(Kind.FINDING))
                .isEqualTo(TrialHub.DISTRICT.careVisits().stream().mapToInt(visit -> visit.problems().size()).sum());
    }

    @Test
    void theHubsAccountReadsQuestionsButNeitherThePeoplesTableNorWrites() throws SQLException {
        try (Connection connection = connect(hub.secret(CivilAffairs.NAME, "password"));
                Statement statement = connection.createStatement()) {
            // When
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM practitioner_question")) {
                row.next();

                // Then
                assertThat(row.getInt(1)).isEqualTo(TrialHub.DISTRICT.careWorkers().size());
            }
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM practitioner"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM finding"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect("guess")).isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyTableAndColumnSaysInChineseWhatItIs() throws SQLException {
        try (Connection connection = connect(hub.secret(CivilAffairs.NAME, "password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                        WHERE c.relname IN ('facility', 'inspection', 'finding') AND a.attnum > 0
                        AND coalesce(col_description(c.oid, a.attnum), '') !~ '[\\u4e00-\\u9fff]'
                        """)) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private static byte[] message(String table) throws SQLException {
        try (Connection connection = connect(hub.secret(CivilAffairs.NAME, "password"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT json_build_object('dataset', '" + table + "', 'rows', json_agg(t)) FROM " + table
                                + " t")) {
            row.next();
            return row.getString(1).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Connection connect(String password) throws SQLException {
        String address = "jdbc:postgresql://" + hub.parameter(CivilAffairs.NAME, "host").asString() + ":"
                + hub.parameter(CivilAffairs.NAME, "port").asInt() + "/"
                + hub.parameter(CivilAffairs.NAME, "database").asString();
        return DriverManager.getConnection(address, hub.parameter(CivilAffairs.NAME, "user").asString(), password);
    }
}
