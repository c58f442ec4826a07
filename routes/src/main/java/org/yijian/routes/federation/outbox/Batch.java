package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Credit;
import org.yijian.records.body.CreditType;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedRule;

/** Goes through changed records and decides, one by one, what of them leaves by a feed and what is taken back. */
final class Batch {

    private static final byte[] NOTHING = {};

    private final Feed feed;
    private final RecordBodies bodies;
    private final Map<StoredRecord, Outbox.Draft> alone = new IdentityHashMap<>();
    private final Map<UUID, SharedRecord> shared = new HashMap<>();
    private final Map<UUID, LongFunction<SharedRecord>> moved = new LinkedHashMap<>();
    private final List<Outbox.Draft> drafts = new ArrayList<>();
    private @Nullable Consignment open;
    private final List<Decision> decisions = new ArrayList<>();

    /** Why one revision of one record did or did not leave. */
    record Decision(UUID recordId, int revision, String rule) {}

    private Batch(Feed feed, RecordBodies bodies) {
        this.feed = feed;
        this.bodies = bodies;
    }

    static Batch of(Connection connection, Feed feed, RecordBodies bodies, List<StoredRecord> records) {
        Batch batch = new Batch(feed, bodies);
        if (!records.isEmpty()) {
            SharedRows.of(connection, feed.id(), records.stream().map(StoredRecord::id).distinct().toList())
                    .forEach(each -> batch.shared.put(each.recordId(), each));
            List<String> repaired = records.stream().map(Batch::repaired).filter(Objects::nonNull).distinct().toList();
            if (!repaired.isEmpty()) {
                SharedRows.ofDocuments(connection, feed.id(), repaired)
                        .forEach(each -> batch.shared.putIfAbsent(each.recordId(), each));
            }
        }
        batch.decideAll(records);
        return batch;
    }

    /** The same records again, whatever the partner has of them. */
    static Batch again(Feed feed, RecordBodies bodies, List<StoredRecord> records) {
        Batch batch = new Batch(feed, bodies);
        batch.decideAll(records);
        return batch;
    }

    private void decideAll(List<StoredRecord> records) {
        if (!feed.terms().leftOut().isEmpty()) {
            minimise(records);
        }
        records.forEach(this::decide);
        close();
    }

    /** Commitments to every field take longer than all else here, so they are made side by side. */
    private void minimise(List<StoredRecord> records) {
        List<StoredRecord> allowed = records.stream().filter(each -> FeedRule.of(feed.terms(), each).allows()).toList();
        List<Outbox.Draft> drafts = allowed.parallelStream().map(each -> bodies.record(feed, each)).toList();
        for (int i = 0; i < allowed.size(); i++) {
            alone.put(allowed.get(i), drafts.get(i));
        }
    }

    private void decide(StoredRecord stored) {
        FeedRule rule = FeedRule.of(feed.terms(), stored);
        SharedRecord known = shared.get(stored.id());
        if (known != null && known.recalled()) {
            known = null;
        }
        if (rule.allows() && known != null && known.contentHash().equals(stored.contentHash())) {
            decisions.add(new Decision(stored.id(), stored.revision(), "known-there"));
            return;
        }
        decisions.add(new Decision(stored.id(), stored.revision(), rule.wire()));
        if (rule.allows()) {
            send(stored);
        } else if (known != null) {
            recall(known, rule.wire());
        }
        recallRepaired(stored);
    }

    private void send(StoredRecord stored) {
        byte[] content = feed.terms().together() ? stored.content() : NOTHING;
        if (feed.terms().together() && Consignment.fits(stored, content)) {
            enclose(stored, content);
        } else {
            close();
            Outbox.Draft minimised = alone.get(stored);
            drafts.add(minimised == null ? bodies.record(feed, stored) : minimised);
        }
        int place = open == null ? drafts.size() - 1 : drafts.size();
        shared.put(stored.id(), SharedRecord.of(stored, 0));
        moved.put(stored.id(), first -> SharedRecord.of(stored, first + place));
    }

    private void enclose(StoredRecord stored, byte[] content) {
        if (open == null || !open.takes(stored.record(), content)) {
            close();
            open = new Consignment(stored.record());
        }
        open.add(stored, content);
    }

    /** What comes now goes into a later message, so that everything stays in order. */
    private void close() {
        if (open != null) {
            drafts.add(open.draft(feed));
            open = null;
        }
    }

    private void recall(SharedRecord known, String reason) {
        close();
        int place = drafts.size();
        drafts.add(RecordBodies.recall(feed, known, reason));
        decisions.add(new Decision(known.recordId(), known.revision(), "recalled"));
        shared.put(known.recordId(), known.takenBack(0));
        moved.put(known.recordId(), first -> known.takenBack(first + place));
    }

    /** A repair takes back what the partner has of the decision that it repairs. */
    private void recallRepaired(StoredRecord repair) {
        String document = repaired(repair);
        if (document != null) {
            List.copyOf(shared.values()).stream()
                    .filter(each -> !each.recalled() && !each.recordId().equals(repair.id())
                            && document.equals(each.documentNumber())
                            && each.facilityId().equals(repair.facilityId()))
                    .forEach(each -> recall(each, "credit-repaired"));
        }
    }

    private static @Nullable String repaired(StoredRecord stored) {
        return stored.record().body() instanceof Credit credit && credit.type() == CreditType.REPAIR
                ? credit.documentNumber()
                : null;
    }

    List<Outbox.Draft> drafts() {
        return drafts;
    }

    List<Decision> decisions() {
        return decisions;
    }

    /** What the partner will have, once the drafts are numbered from {@code first} on. */
    List<SharedRecord> shared(long first) {
        return moved.values().stream().map(each -> each.apply(first)).toList();
    }
}
