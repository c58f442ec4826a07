package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.BinaryCopy;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.facility.Facilities;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.records.ledger.personal.PersonalRows;
import org.yijian.records.personal.SealedFields;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

/**
 * One part of one exchange going into the ledger, in one transaction. Locks are always taken in the same order (the
 * facilities' lock, identifiers, heads, exchange), each set sorted, so that appends do not wait for each other in
 * circles; what remains is tried again by {@link Transactions}.
 */
final class PartAppend {

    private final Connection connection;
    private final Delivery delivery;
    private final List<RecordImage> images;
    private final Instant now;
    private final Messages messages;

    PartAppend(Connection connection, Delivery delivery, List<RecordImage> images, Instant now) {
        this.connection = connection;
        this.delivery = delivery;
        this.images = images;
        this.now = now;
        this.messages = new Messages(connection, delivery.exchange(), now);
    }

    /**
     * @param alone whether to keep other appends out, in order to merge facilities
     * @throws org.yijian.records.ledger.facility.MergeNeeded if that would be necessary
     */
    KeptPart run(boolean alone) throws SQLException {
        Transactions.useIndexes(connection);
        if (alone) {
            AdvisoryLock.FACILITIES.exclusive(connection);
        } else {
            AdvisoryLock.FACILITIES.shared(connection);
        }
        Optional<Appended> before = messages.appended(delivery.part());
        return before.isPresent() ? KeptPart.before(before.get()) : append(alone);
    }

    private KeptPart append(boolean alone) throws SQLException {
        Heads heads = new Heads(connection);
        List<RecordImage> changed = heads.changed(images);
        List<UUID> facilities = resolve(changed, alone);
        heads.lock(changed);
        List<NewRevision> revisions = revisions(heads, changed, facilities);
        long leaf = PendingLeaves.add(connection, leaf());
        heads.keep(revisions, now);
        keep(revisions, leaf);
        keepPersonal(revisions);
        messages.quarantine(delivery.part(), delivery.rejected());
        keepManifest(leaf);
        if (!revisions.isEmpty()) {
            Query.of(connection, "INSERT INTO ledger.change (records, recorded_at, leaf_id) VALUES (?, ?, ?)",
                    revisions.size(), now, leaf).update();
        }
        Appended appended = new Appended(revisions.size(), images.size() - revisions.size(),
                delivery.rejected().size(), false);
        messages.keepPart(delivery, leaf, appended);
        return new KeptPart(appended, leaf, KeptPart.newest(stored(revisions, leaf)));
    }

    private List<StoredRecord> stored(List<NewRevision> revisions, long leaf) {
        return revisions.stream().map(each -> new StoredRecord(each.image().id(), each.revision(), each.facilityId(),
                delivery.exchange().id(), delivery.part(), leaf, now, Digests.hex(each.image().hash()),
                each.image().record(), each.image().commitments())).toList();
    }

    private List<UUID> resolve(List<RecordImage> changed, boolean alone) throws SQLException {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<CanonicalRecord> records = changed.stream().map(RecordImage::record).toList();
        return new Facilities(connection, delivery.exchange().source(), now).resolve(records, alone);
    }

    /** In the order of the message: of two with the same key the later one is the later revision. */
    private static List<NewRevision> revisions(Heads heads, List<RecordImage> changed, List<UUID> facilities) {
        List<NewRevision> revisions = new ArrayList<>(changed.size());
        for (int i = 0; i < changed.size(); i++) {
            RecordImage image = changed.get(i);
            if (!heads.isKnown(image)) {
                revisions.add(new NewRevision(image, heads.advance(image), facilities.get(i)));
            }
        }
        return revisions;
    }

    private Leaf leaf() {
        SealedManifest sealed = delivery.sealed();
        return new Leaf(LeafType.EXCHANGE, delivery.exchange().source(), "accept",
                "exchange/" + delivery.exchange().id() + "/" + delivery.part(), decision(), now,
                Digests.hex(Digests.hmacSha256(sealed.commitmentKey(), sealed.manifest())),
                Digests.hex(Digests.sha256(sealed.seal().cms())));
    }

    private String decision() {
        if (delivery.rejected().isEmpty()) {
            return "accepted";
        }
        return delivery.written().isEmpty() ? "refused" : "partial";
    }

    private void keep(List<NewRevision> revisions, long leaf) throws SQLException {
        if (revisions.isEmpty()) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "ledger.revision", "recorded_at", "leaf_id", "record_id",
                "facility_id", "exchange_id", "part", "revision", "content_hash", "content")) {
            for (NewRevision each : revisions) {
                copy.row().instant(now).int8(leaf).uuid(each.image().id()).uuid(each.facilityId())
                        .uuid(delivery.exchange().id()).int4(delivery.part()).int4(each.revision())
                        .bytes(each.image().hash()).bytes(each.image().content());
            }
            copy.finish();
        }
    }

    private void keepPersonal(List<NewRevision> revisions) {
        PersonalRows rows = new PersonalRows();
        for (NewRevision each : revisions) {
            SealedFields fields = each.image().personal();
            if (fields != null) {
                rows.add(each.image().id(), each.image().hash(), fields);
            }
        }
        rows.keep(connection);
    }

    /** One that is there was kept by another transaction in the same microsecond: the inbox, which comes last, says so. */
    private void keepManifest(long leaf) {
        SealedManifest sealed = delivery.sealed();
        Query.of(connection, """
                INSERT INTO ledger.part (exchange_id, part, leaf_id, recorded_at, attestation, commitment_key, cms,
                    manifest, national) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                delivery.exchange().id(),
                delivery.part(), leaf, now,
                Messages.wire(sealed.seal().attestation()), sealed.commitmentKey(), sealed.seal().cms(),
                sealed.manifest(), sealed.seal().national()).update();
    }
}
