package org.yijian.search.index;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.stored;

@Timeout(120)
class IndexFollowerTest {

    private static final IndexSettings OFTEN = new IndexSettings(3, 16, Duration.ofMillis(20), Duration.ofMillis(50),
            300);

    @TempDir
    Path folder;

    private final MemoryFeed feed = new MemoryFeed();

    private IndexFollower follow(RecordIndex index) {
        return IndexFollower.start(index, feed, OFTEN, Clock.systemUTC());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("the condition did not come true in time");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean caughtUp(IndexFollower follower, long number) {
        return follower.health().state() == IndexHealth.State.CAUGHT_UP
                && follower.health().position().sequence() == number;
    }

    /** New records, later revisions, and records that move to another facility. */
    private List<Change> history(int changes) {
        Random random = new Random(5);
        List<StoredRecord> known = new ArrayList<>();
        List<Change> history = new ArrayList<>();
        for (int number = 1; number <= changes; number++) {
            List<StoredRecord> records = new ArrayList<>();
            for (int count = random.nextInt(40); count > 0; count--) {
                int choice = known.isEmpty() ? 9 : random.nextInt(10);
                int place = known.isEmpty() ? 0 : random.nextInt(known.size());
                if (choice < 2) {
                    known.set(place, again(known.get(place), 1, "f" + random.nextInt(5), number));
                    records.add(known.get(place));
                } else if (choice < 3) {
                    known.set(place, again(known.get(place), 0, "m" + number, known.get(place).leafId()));
                    records.add(known.get(place));
                } else {
                    CanonicalRecord fresh = TestRecords.record("R" + known.size(),
                            TestRecords.finding("消防" + known.size(), org.yijian.records.body.Severity.MINOR));
                    known.add(stored(fresh, 1, "f" + random.nextInt(5), number));
                    records.add(known.getLast());
                }
            }
            history.add(new Change(new Change.Position(number, number), records));
        }
        return history;
    }

    private static StoredRecord again(StoredRecord known, int more, String facility, long leafId) {
        return stored(known.record(), known.revision() + more, facility, leafId);
    }

    @Test
    void everythingIsFollowedAndTheLastCommitIsMadeOnClosing() {
        // Given
        history(200).forEach(feed::append);

        // When
        try (RecordIndex index = RecordIndex.open(folder, OFTEN)) {
            try (IndexFollower follower = follow(index)) {
                await(() -> caughtUp(follower, 200));
                assertThat(follower.health().up()).isTrue();
                await(() -> follower.health().lag().isZero());
            }
            assertThat(IndexCheck.compare(index, feed.heads()).first()).isEmpty();
        }

        // Then
        try (RecordIndex index = RecordIndex.open(folder, OFTEN)) {
            assertThat(index.position().sequence()).isEqualTo(200);
            assertThat(IndexCheck.compare(index, feed.heads()).first()).isEmpty();
        }
    }

    @Test
    void whatArrivesWhileFollowingBecomesSearchableByItself() {
        try (RecordIndex index = RecordIndex.open(folder, OFTEN); IndexFollower follower = follow(index)) {
            // Given
            await(() -> follower.health().state() == IndexHealth.State.CAUGHT_UP);

            // When
            feed.append(TestRecords.change(1, TestRecords.various(10, 1).toArray(CanonicalRecord[]::new)));

            // Then
            await(() -> index.documents() == 10);
        }
    }

    @Test
    void aCrashAtAnyMomentLeavesEachRecordOnce() throws InterruptedException {
        // Given
        List<Change> history = history(120);
        history.forEach(feed::append);
        Random random = new Random(6);

        // When
        for (int life = 0; life < 12; life++) {
            try (RecordIndex index = RecordIndex.open(folder, OFTEN)) {
                die(index, random);
            }
        }

        // Then
        try (RecordIndex index = RecordIndex.open(folder, OFTEN); IndexFollower follower = follow(index)) {
            await(() -> caughtUp(follower, 120));
            assertThat(IndexCheck.compare(index, feed.heads()).first()).isEmpty();
        }
    }

    /** Follows for a while, commits now and then, and is closed without a commit, as by kill -9. */
    private void die(RecordIndex index, Random random) throws InterruptedException {
        if (index.ledger().isEmpty()) {
            index.begin(feed.ledger());
        }
        for (int step = random.nextInt(6); step >= 0; step--) {
            index.apply(feed.read(index.position(), 1 + random.nextInt(200)));
            if (random.nextInt(3) == 0) {
                index.commit(index.position());
            }
            if (random.nextBoolean()) {
                index.refresh();
            }
        }
    }

    @Test
    void aLedgerThatIsAwayIsWaitedFor() {
        // Given
        feed.away(true);
        try (RecordIndex index = RecordIndex.open(folder, OFTEN); IndexFollower follower = follow(index)) {
            await(() -> feed.refused() > 2);
            IndexHealth away = follower.health();

            // When
            feed.append(TestRecords.change(1, TestRecords.various(10, 1).toArray(CanonicalRecord[]::new)));
            feed.away(false);
            await(() -> caughtUp(follower, 1));

            // Then
            assertThat(away.up()).isFalse();
            assertThat(away.state()).isEqualTo(IndexHealth.State.RETRYING);
            assertThat(away.error()).contains("the database is away");
            assertThat(away.errorSince()).isNotNull();
            assertThat(follower.health().error()).isNull();
            assertThat(follower.health().up()).isTrue();
        }
    }

    @Test
    void aFollowerThatWasClosedSaysThatItStopped() {
        try (RecordIndex index = RecordIndex.open(folder, OFTEN)) {
            // Given
            IndexFollower follower = follow(index);
            await(() -> follower.health().state() == IndexHealth.State.CAUGHT_UP);

            // When
            follower.close();

            // Then
            assertThat(follower.health().state()).isEqualTo(IndexHealth.State.STOPPED);
            assertThat(follower.health().up()).isFalse();
        }
    }
}
