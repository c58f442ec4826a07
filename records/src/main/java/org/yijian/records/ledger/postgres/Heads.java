package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.database.BinaryCopy;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.LostRace;
import org.yijian.records.ledger.database.Query;

/** The current state of each record: read, locked and moved on inside one transaction. */
final class Heads {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String UPDATE = """
            UPDATE ledger.head SET facility_id = ?, occurred_at = ?, recorded_at = ?, revision = ?, sensitivity = ?,
                department = ?, region = ?, content_hash = ? WHERE id = ?""";

    private final Connection connection;
    private final Map<UUID, Head> known = new HashMap<>();
    private final Set<UUID> stored = new HashSet<>();

    Heads(Connection connection) {
        this.connection = connection;
    }

    /** Revision and content hash of a record. */
    private record Head(int revision, byte[] hash) {}

    /** Reads the heads of these records, and tells which records bring something new for at least one of them. */
    List<RecordImage> changed(List<RecordImage> images) {
        read("SELECT id, revision, content_hash FROM ledger.head WHERE id = ANY(?::uuid[])",
                images.stream().map(RecordImage::id).distinct().toList());
        Set<UUID> changed = new HashSet<>();
        images.stream().filter(image -> !isKnown(image)).map(RecordImage::id).forEach(changed::add);
        return images.stream().filter(image -> changed.contains(image.id())).toList();
    }

    /** Locks, in one order for all transactions, the heads that will move on, and reads them as they are then. */
    void lock(Collection<RecordImage> changed) {
        List<UUID> moving = changed.stream().map(RecordImage::id).filter(stored::contains).distinct().toList();
        if (!moving.isEmpty()) {
            read("SELECT id, revision, content_hash FROM ledger.head WHERE id = ANY(?::uuid[]) ORDER BY id "
                    + "FOR NO KEY UPDATE", moving);
        }
    }

    /** Whether the record's content is the current one. */
    boolean isKnown(RecordImage image) {
        Head head = known.get(image.id());
        return head != null && Arrays.equals(head.hash(), image.hash());
    }

    /** Makes the record's content the current one, and gives the number of this revision. */
    int advance(RecordImage image) {
        @Nullable
        Head head = known.get(image.id());
        int revision = head == null ? 1 : head.revision() + 1;
        known.put(image.id(), new Head(revision, image.hash()));
        return revision;
    }

    private void read(String sql, Collection<UUID> ids) {
        Query.of(connection, sql, ids).list(row -> {
            UUID id = row.getObject(1, UUID.class);
            stored.add(id);
            return known.put(id, new Head(row.getInt(2), row.getBytes(3)));
        });
    }

    /**
     * Keeps the last of these revisions of each record as its head. Before anything else is kept of them: whoever
     * comes second with a new record is stopped here.
     *
     * @throws LostRace if another transaction kept one of them first
     */
    void keep(List<NewRevision> revisions, Instant now) throws SQLException {
        Map<UUID, NewRevision> last = new HashMap<>();
        revisions.forEach(revision -> last.put(revision.image().id(), revision));
        List<NewRevision> sorted = last.values().stream()
                .sorted(Comparator.comparing((NewRevision each) -> each.image().id(), DerivedId.ORDER)).toList();
        update(sorted.stream().filter(each -> stored.contains(each.image().id())).toList(), now);
        insert(sorted.stream().filter(each -> !stored.contains(each.image().id())).toList(), now);
    }

    private void update(List<NewRevision> moved, Instant now) {
        Query.batch(connection, UPDATE, moved.stream().map(each -> {
            CanonicalRecord record = each.image().record();
            return new Object[]{ each.facilityId(), record.occurredAt().toInstant(), now, each.revision(),
                    record.sensitivity().ordinal(), record.department().wire(), record.region(), each.image().hash(),
                    each.image().id() };
        }).toList());
    }

    private void insert(List<NewRevision> added, Instant now) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "ledger.head", "id", "facility_id", "occurred_at",
                "recorded_at", "revision", "sensitivity", "source", "kind", "source_key", "department", "region",
                "content_hash")) {
            for (NewRevision each : added) {
                CanonicalRecord record = each.image().record();
                copy.row().uuid(each.image().id()).uuid(each.facilityId()).instant(record.occurredAt().toInstant())
                        .instant(now).int4(each.revision()).int2(record.sensitivity().ordinal())
                        .text(record.source()).text(record.kind().wire()).text(record.sourceKey())
                        .text(record.department().wire()).text(record.region()).bytes(each.image().hash());
            }
            copy.finish();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new LostRace("a record was first kept by another transaction");
            }
            throw e;
        }
    }
}
