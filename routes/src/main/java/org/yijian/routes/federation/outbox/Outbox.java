package org.yijian.routes.federation.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.yijian.records.ledger.database.Query;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import tools.jackson.databind.node.ObjectNode;

/**
 * The durable queues to the partners. Messages are numbered, sealed and kept in the transaction of what they tell of.
 * Every method works inside a transaction of the caller.
 */
public final class Outbox {

    /** How long a partner may take a message; one that waited longer is sealed anew. */
    public static final Duration LIFE = Duration.ofDays(30);

    static final String COLUMNS = """
            number, partner, stream, sequence, message_id, type, content, cms, not_after, attempts, national""";

    private static final String INSERT = """
            INSERT INTO federation.outbox (partner, stream, sequence, message_id, type, state, content, cms, national,
                not_after, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?)""";

    private final MessageSealer sealer;
    private final String ownHub;
    private final Clock clock;

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
     * @param body what it says
     */
    public record Draft(String type, ObjectNode body) {}

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

    private Object[] row(Stream stream, long sequence, Draft draft) {
        Message message = message(stream, sequence, draft);
        SealedMessage sealed = sealer.seal(message);
        return new Object[]{ stream.partner(), stream.name(), sequence, message.header().id(), draft.type(),
                sealed.content(), sealed.cms(), sealed.national(), message.header().notAfter(), clock.instant() };
    }

    private Message message(Stream stream, long sequence, Draft draft) {
        return sealer.message(new MessageSealer.Envelope(ownHub, stream.partner(), draft.type(), stream.name(),
                stream.purpose(), stream.legalBasis(), LIFE), sequence, draft.body());
    }

    /** Puts another message in the place of one that waits: the same again with a new date, or an empty one. */
    public void replace(Connection connection, Outgoing waiting, Draft draft) {
        var old = Message.read(waiting.sealed().content()).header();
        Message message = message(new Stream(waiting.partner(), waiting.stream(), old.purpose(), old.legalBasis()),
                waiting.sequence(), draft);
        SealedMessage sealed = sealer.seal(message);
        Query.of(connection,
                """
                        UPDATE federation.outbox SET message_id = ?, type = ?, content = ?, cms = ?, national = ?, not_after = ?,
                            attempts = 0, code = NULL
                        WHERE number = ? AND state = 'waiting'""",
                message.header().id(), draft.type(), sealed.content(),
                sealed.cms(), sealed.national(), message.header().notAfter(), waiting.number()).update();
    }

    /**
     * The first messages that wait for a partner after a place in the queue, in order, leaving out feeds that are paused or
     * fetched by the partner.
     */
    public static List<Outgoing> waiting(Connection connection, String partner, long after, int most,
            long mostBytes) {
        List<Outgoing> rows = Query.of(connection, "SELECT " + COLUMNS + """
                 FROM federation.outbox o WHERE partner = ? AND number > ? AND state = 'waiting'
                  AND NOT EXISTS (SELECT FROM federation.feed f WHERE f.id::text = o.stream
                      AND (f.state = 'paused' OR f.terms LIKE '%"delivery":"pull"%'))
                ORDER BY number LIMIT ?""", partner, after, most).list(Outbox::outgoing);
        List<Outgoing> taken = new ArrayList<>();
        long bytes = 0;
        for (Outgoing row : rows) {
            bytes += row.sealed().content().length;
            if (!taken.isEmpty() && bytes > mostBytes) {
                break;
            }
            taken.add(row);
        }
        return taken;
    }

    /** How many messages wait for a partner. */
    public static long depth(Connection connection, String partner) {
        return Query.of(connection, "SELECT count(*) FROM federation.outbox WHERE partner = ? AND state = 'waiting'",
                partner).one(row -> row.getLong(1));
    }

    static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4),
                row.getObject(5, UUID.class), row.getString(6),
                new SealedMessage(row.getBytes(7), row.getBytes(8), row.getBytes(11)),
                row.getObject(9, OffsetDateTime.class).toInstant(), row.getInt(10));
    }
}
