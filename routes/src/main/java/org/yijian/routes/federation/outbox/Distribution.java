package org.yijian.routes.federation.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedNotices;
import org.yijian.routes.federation.feed.FeedRows;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.security.access.AccessScope;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyRing;

/**
 * Takes the ledger's changes into the queues of the feeds that this hub provides. Messages, decisions, their leaf and the
 * new position are one transaction: after a crash it goes on where it was, and nothing is missing or twice.
 */
public final class Distribution {

    private static final int RECORDS = 500;

    private final Transactions transactions;
    private final ChangeFeed changes;
    private final LedgerReader reader;
    private final Outbox outbox;
    private final RecordBodies bodies;
    private final Backlog mostWaiting;
    private final Clock clock;

    /**
     * @param mostWaiting what waits for one partner when no more are made: the ledger keeps the records anyway, so an
     *        absent partner does not fill the disk
     */
    public Distribution(Transactions transactions, ChangeFeed changes, LedgerReader reader, Outbox outbox,
            KeyRing keys, Backlog mostWaiting, Clock clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.reader = reader;
        this.outbox = outbox;
        this.bodies = new RecordBodies(keys);
        this.mostWaiting = mostWaiting;
        this.clock = clock;
    }

    /** One step for every feed; tells whether there may be more to do at once. */
    public boolean step() {
        List<Feed> active = transactions.call("read feeds", FeedRows::all).stream()
                .filter(feed -> feed.provided() && feed.state() == FeedState.ACTIVE).toList();
        boolean more = false;
        for (Feed feed : active) {
            more |= advance(feed);
        }
        return more;
    }

    private boolean advance(Feed feed) {
        if (waits(feed)) {
            return false;
        }
        List<Change> read = changes.read(feed.position(), RECORDS);
        if (read.isEmpty()) {
            return false;
        }
        List<StoredRecord> records = read.stream().flatMap(change -> change.records().stream()).toList();
        return transactions.call("share records", connection -> {
            Feed now = FeedRows.locked(connection, feed.id()).orElseThrow();
            if (now.state() != FeedState.ACTIVE || !now.position().equals(feed.position())) {
                return true; // somebody else was here meanwhile
            }
            share(connection, now, Batch.of(connection, now, bodies, records), "share");
            FeedRows.move(connection, now.id(), read.getLast().position());
            return true;
        });
    }

    /** Whether the queue is full, or was and has not shrunk to half yet. Both sides are told when that begins and ends. */
    private boolean waits(Feed feed) {
        Backlog backlog = transactions.call("count what waits", each -> Backlog.of(each, feed.partner()));
        boolean held = FeedNotices.isHeld(feed);
        if (held ? backlog.relaxed(mostWaiting) : backlog.reaches(mostWaiting)) {
            String note = held ? null : FeedNotices.held(backlog.messages());
            transactions.call("hold a feed or let it go on", connection -> {
                FeedRows.note(connection, feed.id(), note, clock.instant());
                return outbox.add(connection, Outbox.Stream.control(feed.partner()),
                        List.of(FeedNotices.notice(feed, held ? FeedNotices.FLOWING : FeedNotices.HELD, note)));
            });
            return !held;
        }
        return held;
    }

    /**
     * Sends again, as they are now, the records that messages from this number on brought and that were not taken back.
     *
     * @return how many
     */
    public int replay(UUID feedId, long fromSequence, String actor) {
        List<SharedRecord> wanted = transactions.call("read what was shared",
                connection -> SharedRows.from(connection, feedId, fromSequence, Integer.MAX_VALUE));
        return again(feedId, wanted, actor, "replay");
    }

    /**
     * Sends again, as it is now, the record that a message of this number brought, unless a later message did.
     *
     * @return how many records that is
     */
    public int resend(UUID feedId, long sequence, String actor) {
        List<SharedRecord> wanted = transactions.call("read what was shared",
                connection -> SharedRows.at(connection, feedId, sequence));
        return again(feedId, wanted.stream().filter(each -> !each.recalled()).toList(), actor, "retry");
    }

    /** Whether a message of this number was the last word about a record. */
    public boolean isLast(UUID feedId, long sequence) {
        return !transactions.call("read what was shared", connection -> SharedRows.at(connection, feedId, sequence))
                .isEmpty();
    }

    private int again(UUID feedId, List<SharedRecord> wanted, String actor, String action) {
        int sent = 0;
        for (int from = 0; from < wanted.size(); from += RECORDS) {
            List<SharedRecord> some = wanted.subList(from, Math.min(from + RECORDS, wanted.size()));
            List<StoredRecord> records = some.stream()
                    .flatMap(each -> reader.record(each.recordId(), AccessScope.everything(actor)).stream()).toList();
            sent += transactions.call("share records again", connection -> {
                Feed now = FeedRows.locked(connection, feedId).orElseThrow();
                Batch batch = Batch.again(now, bodies, records);
                share(connection, now, batch, action);
                return batch.drafts().size();
            });
        }
        return sent;
    }

    private void share(Connection connection, Feed feed, Batch batch, String action) {
        if (!batch.drafts().isEmpty()) {
            long first = outbox.add(connection, new Outbox.Stream(feed.partner(), feed.stream(),
                    feed.terms().purpose(), feed.terms().legalBasis()), batch.drafts());
            SharedRows.keep(connection, feed.id(), batch.shared(first));
        }
        if (!batch.decisions().isEmpty()) {
            long leaf = PendingLeaves.add(connection, leaf(feed, batch.decisions(), action));
            Query.of(connection, """
                    INSERT INTO federation.sharing (feed, leaf_id, at, record_ids, revisions, rules)
                    VALUES (?, ?, ?, ?, ?::bigint[]::integer[], ?)""", feed.id(), leaf, clock.instant(),
                    batch.decisions().stream().map(Batch.Decision::recordId).toList(),
                    batch.decisions().stream().map(Batch.Decision::revision).toList(),
                    batch.decisions().stream().map(Batch.Decision::rule).toList()).update();
        }
    }

    /** Says how often which rule decided, and binds the list of decisions by its hash. */
    private Leaf leaf(Feed feed, List<Batch.Decision> decisions, String action) {
        Map<String, Long> byRule = new TreeMap<>(decisions.stream()
                .collect(Collectors.groupingBy(Batch.Decision::rule, Collectors.counting())));
        String list = decisions.stream()
                .map(each -> each.recordId() + "/" + each.revision() + " " + each.rule() + "\n")
                .collect(Collectors.joining());
        String said = byRule.entrySet().stream().map(rule -> rule.getKey() + ":" + rule.getValue())
                .collect(Collectors.joining(" "));
        return new Leaf(LeafType.EXCHANGE, feed.partner(), action, "feed/" + feed.id(), said, clock.instant(),
                Digests.hex(Digests.sha256(list.getBytes(StandardCharsets.UTF_8))), null);
    }
}
