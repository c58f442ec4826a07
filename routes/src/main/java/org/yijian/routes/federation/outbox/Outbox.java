package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.Parcel;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The durable queues to the partners. Messages are numbered, sealed and kept in the transaction of what they tell of.
 * Every method works inside a transaction of the caller.
 */
public final class Outbox {

    /** How long a partner may take a message; one that waited longer is sealed anew. */
    public static final Duration LIFE = Duration.ofDays(30);

    /** In the place of a code: what the message said was taken out of the queue. */
    private static final String CLEARED = "cleared";

    private static final String INSERT = """
            INSERT INTO federation.outbox (partner, stream, sequence, message_id, type, state, content, cms, national,
                not_after, created_at, records, record_ids, revisions, recorded_from, recorded_to)
            VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?::uuid[], ?::bigint[]::integer[], ?, ?)""";

    private final MessageSealer sealer;
    private final String ownHub;
    private final Clock clock;
    private final RecentParcels recent = new RecentParcels();

    public Outbox(MessageSealer sealer, String ownHub, Clock clock) {
        this.sealer = sealer;
        this.ownHub = ownHub;
        this.clock = clock;
    }

    /**
     * Where messages are put.
     *
     * @param partner whom they are for
     * @param name what they count in
     * @param purpose what their content may be used for
     * @param legalBasis the law or agreement that allows it
     */
    public record Stream(String partner, String name, String purpose, String legalBasis) {

        /** The stream of everything that belongs to no feed. */
        public static Stream control(String partner) {
            return new Stream(partner, MessageTypes.CONTROL, MessageTypes.CONTROL_PURPOSE, MessageTypes.CONTROL_BASIS);
        }
    }

    /**
     * A message before it is numbered.
     *
     * @param type what its body is
     * @param body what it says, without the list of its records
     * @param enclosed records that travel beside it; none unless it is of the type for several records
     */
    public record Draft(String type, ObjectNode body, List<Enclosed> enclosed) {

        public Draft {
            enclosed = List.copyOf(enclosed);
        }

        /** With nothing beside it. */
        public Draft(String type, ObjectNode body) {
            this(type, body, List.of());
        }
    }

    /** Puts messages at the end of a stream; the first gets the number that is returned, the others follow. */
    public long add(Connection connection, Stream stream, List<Draft> drafts) {
        long last = Query.of(connection, """
                INSERT INTO federation.outgoing_stream (partner, stream, last) VALUES (?, ?, ?)
                ON CONFLICT (partner, stream) DO UPDATE SET last = outgoing_stream.last + excluded.last
                RETURNING last""", stream.partner(), stream.name(), drafts.size()).one(row -> row.getLong(1));
        long first = last - drafts.size() + 1;
        List<Object[]> rows = IntStream.range(0, drafts.size()).parallel()
                .mapToObj(i -> row(stream, first + i, drafts.get(i))).toList();
        Query.batch(connection, INSERT, rows);
        return first;
    }

    private @Nullable Object[] row(Stream stream, long sequence, Draft draft) {
        Packed packed = pack(stream, sequence, draft);
        MessageHeader header = packed.message().header();
        SealedMessage sealed = packed.sealed();
        List<Enclosed> enclosed = draft.enclosed();
        boolean empty = enclosed.isEmpty();
        return new @Nullable Object[]{ stream.partner(), stream.name(), sequence, header.id(), draft.type(),
                packed.kept(), sealed.cms(), sealed.national(), header.notAfter(), clock.instant(),
                empty ? 1 : enclosed.size(), empty ? null : enclosed.stream().map(Enclosed::record).toList(),
                empty ? null : enclosed.stream().map(Enclosed::revision).toList(),
                enclosed.stream().map(Enclosed::recordedAt).min(Instant::compareTo).orElse(null),
                enclosed.stream().map(Enclosed::recordedAt).max(Instant::compareTo).orElse(null) };
    }

    /** A message, what of it is kept in the queue, and what was signed. */
    private record Packed(Message message, byte[] kept, SealedMessage sealed) {}

    private Packed pack(Stream stream, long sequence, Draft draft) {
        Message message = message(stream, sequence, draft);
        if (draft.enclosed().isEmpty()) {
            SealedMessage sealed = sealer.seal(message);
            return new Packed(message, sealed.content(), sealed);
        }
        new PackingList(List.of()).into(message.body());
        byte[] kept = message.write();
        new PackingList(draft.enclosed().stream()
                .map(each -> PackingList.Line.of(each.revision(), each.content(), sealer.national())).toList())
                .into(message.body());
        SealedMessage sealed = sealer.seal(message);
        recent.keep(message.header().id(),
                new Parcel(sealed, draft.enclosed().stream().map(Enclosed::content).toList()));
        return new Packed(message, kept, sealed);
    }

    private Message message(Stream stream, long sequence, Draft draft) {
        return sealer.message(new MessageSealer.Envelope(ownHub, stream.partner(), draft.type(), stream.name(),
                stream.purpose(), stream.legalBasis(), LIFE), sequence, draft.body());
    }

    /** Puts the same message with a new date in the place of one that waits. */
    public void renew(Connection connection, Outgoing waiting) {
        ObjectNode body = Message.read(waiting.sealed().content()).body();
        replace(connection, waiting, new Draft(waiting.type(), body, waiting.enclosed()));
    }

    /** Puts another message in the place of one that waits: the same again with a new date, or an empty one. */
    public void replace(Connection connection, Outgoing waiting, Draft draft) {
        Packed packed = pack(streamOf(waiting), waiting.sequence(), draft);
        SealedMessage sealed = packed.sealed();
        Query.of(connection,
                """
                        UPDATE federation.outbox SET message_id = ?, type = ?, content = ?, cms = ?, national = ?, not_after = ?,
                            attempts = 0, code = NULL, records = least(records, ?),
                            record_ids = CASE WHEN ? THEN record_ids END
                        WHERE number = ? AND state = 'waiting'""",
                packed.message().header().id(), draft.type(), packed.kept(), sealed.cms(), sealed.national(),
                packed.message().header().notAfter(), Math.max(1, draft.enclosed().size()),
                !draft.enclosed().isEmpty(), waiting.number()).update();
    }

    /**
     * Takes what a message said out of the queue; it does not wait any more. Its header stays without the salt, so that
     * nobody can guess from the signature what it was.
     */
    public void clear(Connection connection, String partner, String stream, long sequence) throws SQLException {
        for (Outgoing sent : after(connection, partner, stream, sequence - 1, 1, Long.MAX_VALUE)) {
            MessageHeader header = Message.read(sent.sealed().content()).header();
            MessageHeader left = new MessageHeader(header.id(), header.sender(), header.recipient(), header.type(),
                    header.stream(), header.sequence(), header.purpose(), header.legalBasis(), header.caseId(),
                    header.notAfter(), "0".repeat(header.salt().length()));
            Query.of(connection, "UPDATE federation.outbox SET content = ?, code = ? WHERE number = ?",
                    new Message(left, StrictJson.object()).write(), CLEARED, sent.number()).update();
        }
    }

    /**
     * Lets messages wait again that a partner has forgotten; in the place of those that were cleared go empty ones.
     *
     * @param from number of the first
     * @param to number after the last
     * @return how many
     */
    public int again(Connection connection, String partner, String stream, long from, long to) throws SQLException {
        int back = Query.of(connection, """
                UPDATE federation.outbox SET state = 'waiting'
                WHERE partner = ? AND stream = ? AND sequence >= ? AND sequence < ? AND state <> 'waiting'""",
                partner, stream, from, to).update();
        List<Long> cleared = Query.of(connection, """
                SELECT sequence FROM federation.outbox
                WHERE partner = ? AND stream = ? AND sequence >= ? AND sequence < ? AND code = ?""", partner, stream,
                from, to, CLEARED).list(row -> row.getLong(1));
        for (long sequence : cleared) {
            for (Outgoing each : after(connection, partner, stream, sequence - 1, 1, Long.MAX_VALUE)) {
                replace(connection, each, new Draft(MessageTypes.EMPTY, StrictJson.object()));
            }
        }
        return back;
    }

    private static Stream streamOf(Outgoing message) {
        MessageHeader header = Message.read(message.sealed().content()).header();
        return new Stream(message.partner(), message.stream(), header.purpose(), header.legalBasis());
    }

    /**
     * Sends the records of a message that was refused again, each in a message of its own, so that one that the partner
     * does not take keeps none of the others away. What a later message has overtaken is left out.
     *
     * @return how many messages that makes
     */
    public int apart(Connection connection, Outgoing refused) {
        UUID feed = UUID.fromString(refused.stream());
        Map<UUID, SharedRecord> last = SharedRows.at(connection, feed, refused.sequence()).stream()
                .filter(each -> !each.recalled()).collect(Collectors.toMap(SharedRecord::recordId, each -> each));
        List<Draft> drafts = new ArrayList<>();
        List<SharedRecord> left = new ArrayList<>();
        for (Enclosed each : refused.enclosed()) {
            SharedRecord known = last.get(each.record());
            if (known != null && known.revision() == each.revision()) {
                drafts.add(RecordBodies.alone(feed, each));
                left.add(known);
            }
        }
        if (!drafts.isEmpty()) {
            long first = add(connection, streamOf(refused), drafts);
            SharedRows.keep(connection, feed,
                    IntStream.range(0, left.size()).mapToObj(i -> left.get(i).broughtBy(first + i)).toList());
        }
        return drafts.size();
    }

    /**
     * The first messages that wait for a partner after a place in the queue, in order, leaving out feeds that are paused or
     * that the partner gets itself. A stream stops at an attachment whose bytes are not there yet.
     */
    public List<Outgoing> waiting(Connection connection, String partner, long after, int most, long mostBytes)
            throws SQLException {
        return bounded(connection, Query.of(connection, "SELECT " + QueuedRow.COLUMNS + """
                 FROM federation.outbox o WHERE partner = ? AND number > ? AND state = 'waiting'
                  AND NOT EXISTS (SELECT FROM federation.feed f WHERE f.id::text = o.stream
                      AND (f.state = 'paused' OR f.terms NOT LIKE '%"delivery":"push"%'))
                  AND NOT EXISTS (SELECT FROM federation.outgoing_attachment a WHERE a.partner = o.partner
                      AND a.stream = o.stream AND a.sequence <= o.sequence AND NOT a.there)
                ORDER BY number LIMIT ?""", partner, after, most).list(QueuedRow::read), mostBytes);
    }

    /** The messages of a stream after a sequence number, in order, whether they wait or were fetched before. */
    public List<Outgoing> after(Connection connection, String partner, String stream, long sequence, int most,
            long mostBytes) throws SQLException {
        return bounded(connection, Query.of(connection, "SELECT " + QueuedRow.COLUMNS + """
                 FROM federation.outbox WHERE partner = ? AND stream = ? AND sequence > ?
                ORDER BY sequence LIMIT ?""", partner, stream, sequence, most).list(QueuedRow::read), mostBytes);
    }

    /** The first of them with their records, together no larger; one larger message excepted. */
    private List<Outgoing> bounded(Connection connection, List<QueuedRow> rows, long mostBytes) throws SQLException {
        List<Outgoing> taken = new ArrayList<>();
        long bytes = 0;
        for (QueuedRow row : rows) {
            Outgoing message = row.complete(connection, recent);
            bytes += message.parcel().bytes();
            if (!taken.isEmpty() && bytes > mostBytes) {
                recent.keep(message.messageId(), message.parcel());
                break;
            }
            taken.add(message);
        }
        return taken;
    }

    /** Those of these messages that wait for the partner to take them out of the broker, in order. */
    public List<Outgoing> named(Connection connection, String partner, Collection<UUID> messages)
            throws SQLException {
        List<QueuedRow> rows = Query.of(connection, "SELECT " + QueuedRow.COLUMNS + """
                 FROM federation.outbox o WHERE partner = ? AND message_id = ANY (?::uuid[]) AND state = 'waiting'
                  AND EXISTS (SELECT FROM federation.feed f WHERE f.id::text = o.stream
                      AND f.terms LIKE '%"delivery":"amqp%')
                ORDER BY number""", partner, messages).list(QueuedRow::read);
        List<Outgoing> complete = new ArrayList<>(rows.size());
        for (QueuedRow row : rows) {
            complete.add(row.complete(connection, recent));
        }
        return complete;
    }

    /** How many messages wait for a partner. */
    public static long depth(Connection connection, String partner) {
        return Query.of(connection,
                "SELECT coalesce(sum(records), 0) FROM federation.outbox WHERE partner = ? AND state = 'waiting'",
                partner).one(row -> row.getLong(1));
    }
}
