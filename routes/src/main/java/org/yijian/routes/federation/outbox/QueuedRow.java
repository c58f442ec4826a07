package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.RevisionContents;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.Parcel;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/**
 * A row of the queue. Of a message with records beside it the queue keeps the message without its list and where the
 * records are in the ledger: that is all of it, because the list follows from them.
 */
record QueuedRow(Outgoing kept, List<UUID> records, List<Integer> revisions, @Nullable Instant from,
        @Nullable Instant to) {

    static final String COLUMNS = """
            number, partner, stream, sequence, message_id, type, content, cms, not_after, attempts, national,
            record_ids, revisions, recorded_from, recorded_to""";

    static QueuedRow read(ResultSet row) throws SQLException {
        Parcel parcel = Parcel.of(new SealedMessage(row.getBytes(7), row.getBytes(8), row.getBytes(11)));
        Outgoing kept = new Outgoing(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4),
                row.getObject(5, UUID.class), row.getString(6), parcel, List.of(),
                row.getObject(9, OffsetDateTime.class).toInstant(), row.getInt(10));
        if (row.getArray(12) == null) {
            return new QueuedRow(kept, List.of(), List.of(), null, null);
        }
        return new QueuedRow(kept, Arrays.asList((UUID[]) row.getArray(12).getArray()),
                Arrays.asList((Integer[]) row.getArray(13).getArray()),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                row.getObject(15, OffsetDateTime.class).toInstant());
    }

    /** The message as it was sealed, with its records: from memory if it was packed here lately, else from the ledger. */
    Outgoing complete(Connection connection, RecentParcels recent) throws SQLException {
        if (from == null || to == null) {
            return kept;
        }
        Parcel known = recent.take(kept.messageId()).orElse(null);
        List<byte[]> contents = known == null
                ? RevisionContents.of(connection, records, revisions, from, to)
                : known.records();
        Parcel parcel = known == null ? new Parcel(listed(contents), contents) : known;
        List<Enclosed> enclosed = new ArrayList<>(contents.size());
        for (int i = 0; i < Math.min(contents.size(), records.size()); i++) {
            enclosed.add(new Enclosed(records.get(i), revisions.get(i), from, contents.get(i)));
        }
        return new Outgoing(kept.number(), kept.partner(), kept.stream(), kept.sequence(), kept.messageId(),
                kept.type(), parcel, enclosed, kept.notAfter(), kept.attempts());
    }

    private SealedMessage listed(List<byte[]> contents) {
        SealedMessage sealed = kept.sealed();
        Message message = Message.read(sealed.content());
        List<PackingList.Line> lines = new ArrayList<>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            lines.add(PackingList.Line.of(revisions.get(i), contents.get(i), sealed.national() != null));
        }
        new PackingList(lines).into(message.body());
        return new SealedMessage(message.write(), sealed.cms(), sealed.national());
    }
}
