package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.of;

class MonthPartitionsIT {

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void everyMonthHasItsPlaceHoweverManyNodesNeedItFirst() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            // Given
            LedgerDatabase.open(database.pool(), at("2026-11-21T00:00:00Z")).close();
            String[] months = { "2027-06-30T23:59:59.999999Z", "2027-07-01T00:00:00Z", "2031-01-01T00:00:00Z" };
            // When
            Together.run(9, thread -> () -> {
                try (LedgerDatabase store = LedgerDatabase.open(database.pool(), at(months[thread % 3]))) {
                    return store.ledger().append(of("m-" + thread, finding("K" + thread, "a")));
                }
            });
            // Then
            assertThat(database.number("SELECT count(*) FROM ledger.revision")).isEqualTo(9);
            assertThat(database.number("SELECT count(*) FROM ledger.revision_2027_06")).isEqualTo(3);
            assertThat(database.number("SELECT count(*) FROM ledger.part_2027_07")).isEqualTo(3);
            assertThat(database.number("SELECT count(*) FROM ledger.revision_2031_01")).isEqualTo(3);
            assertThat(database.number("SELECT count(*) FROM pg_tables WHERE tablename IN ('revision_2026_11', "
                    + "'revision_2026_12', 'revision_2027_01', 'quarantine_2027_01')")).isEqualTo(4);
        }
    }
    /** Its own compression costs the server more than all else that it does to keep a long record. */
    @Test
    void longRecordsAreNeverCompressedTheSlowWay() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            try (LedgerDatabase store = LedgerDatabase.open(database.pool(), at("2031-01-01T00:00:00Z"))) {
                store.ledger().append(of("m", finding("K", "a")));
            }
            assertThat(database.number("SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
                    + "WHERE c.relname LIKE 'revision%' AND c.relkind IN ('p', 'r') AND a.attname = 'content' "
                    + "AND (a.attstorage = 'e' OR a.attcompression = 'l')"))
                    .isEqualTo(database.number("SELECT count(*) FROM pg_class WHERE relname LIKE 'revision%' "
                            + "AND relkind IN ('p', 'r')"))
                    .isGreaterThan(1);
        }
    }
}
