package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.part;
import static org.yijian.records.ledger.postgres.Deliveries.reference;

class LedgerConcurrencyIT {

    private static final int THREADS = 8;
    private static final int ROUNDS = 12;
    private static final int KEYS = 40;

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void theSameRecordsFromManyThreadsLoseNoUpdateAndDoNotBlockEachOther() throws Exception {
        // When
        Together.run(THREADS, thread -> () -> {
            Random random = new Random(thread);
            for (int round = 0; round < ROUNDS; round++) {
                List<CanonicalRecord> records = new ArrayList<>();
                for (int key = 0; key < KEYS; key++) {
                    records.add(finding("K" + key, reference(null, "F-" + key / 4, null), thread + "/" + round));
                }
                Collections.shuffle(records, random);
                store.ledger().append(part(thread + "/" + round, 0, true, records, List.of()));
            }
            return thread;
        });
        // Then
        for (int key = 0; key < KEYS; key++) {
            UUID id = RecordImage.idOf(Deliveries.SOURCE, Kind.FINDING, "K" + key);
            assertThat(store.reader().record(id, AccessScope.everything("test")).orElseThrow().revision())
                    .isEqualTo(THREADS * ROUNDS);
        }
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
    }

    @Test
    void onePartSentByManyThreadsIsKeptOnce() throws Exception {
        // When
        List<Appended> results = Together.run(THREADS,
                thread -> () -> store.ledger().append(part("m-1", 0, true, List.of(finding("1", "a")), List.of())));
        // Then
        assertThat(results).filteredOn(appended -> !appended.duplicate()).hasSize(1);
        assertThat(results).allMatch(appended -> appended.accepted() == 1);
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
    }

    @Test
    void facilitiesThatManyThreadsJoinAtTheSameTimeBecomeOne() throws Exception {
        // Given: keys that are joined pair by pair, each pair by another thread, in all directions
        int chain = 24;
        // When
        Together.run(THREADS, thread -> () -> {
            for (int link = 0; link < chain; link++) {
                int place = (link * 7 + thread * 5) % chain;
                CanonicalRecord record = finding(thread + "-" + link,
                        new org.yijian.records.FacilityReference(null, null, "B" + place + ":1",
                                "K" + (place + thread) % chain, null, null),
                        "text");
                store.ledger().append(part(thread + "/" + link, 0, true, List.of(record), List.of()));
            }
            return thread;
        });
        // Then
        Set<UUID> facilities = new TreeSet<>();
        for (int thread = 0; thread < THREADS; thread++) {
            for (int link = 0; link < chain; link++) {
                UUID id = RecordImage.idOf(Deliveries.SOURCE, Kind.FINDING, thread + "-" + link);
                facilities.add(store.reader().record(id, AccessScope.everything("test")).orElseThrow().facilityId());
            }
        }
        assertThat(facilities).hasSize(1);
        assertThat(database.number("SELECT count(*) FROM ledger.facility WHERE merged_into IS NULL")).isEqualTo(1);
        assertThat(store.check(new MemoryLog()).run()).isEmpty();
        assertThat(followed()).allMatch(record -> facilities.contains(record.facilityId()));
    }

    /** What a follower of the feed ends with. */
    private List<StoredRecord> followed() {
        java.util.Map<UUID, StoredRecord> last = new java.util.HashMap<>();
        Change.Position position = Change.Position.START;
        for (List<Change> changes = store.changes().read(position, 50); !changes.isEmpty(); changes = store.changes()
                .read(position, 50)) {
            changes.forEach(change -> change.records().forEach(record -> last.put(record.id(), record)));
            position = changes.getLast().position();
        }
        assertThat(last).hasSize(THREADS * 24);
        return List.copyOf(last.values());
    }
}
