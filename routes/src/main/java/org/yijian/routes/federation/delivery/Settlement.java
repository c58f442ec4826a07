package org.yijian.routes.federation.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.log.PendingLeaves;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the answers of a partner mean for the messages that they answer. A receipt settles a message only if its seal, its
 * message and the hash of its CMS fit.
 */
final class Settlement {

    /** Refusals of the header: the partner kept nothing, and its stream waits for this number still. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(FederationError.WRONG_SENDER.code(),
            FederationError.WRONG_RECIPIENT.code(), FederationError.MESSAGE_EXPIRED.code(),
            FederationError.LIFE_TOO_LONG.code(), FederationError.MESSAGE_ALTERED.code(),
            FederationError.OUT_OF_ORDER.code());

    private final Partner partner;
    private final Outbox outbox;
    private final int attempts;
    private final String ownHub;
    private final MessageOpener opener;
    private final Clock clock;
    private @Nullable Fault lastFault;

    Settlement(Partner partner, Outbox outbox, int attempts, String ownHub, Clock clock) {
        this.partner = partner;
        this.outbox = outbox;
        this.attempts = attempts;
        this.ownHub = ownHub;
        this.opener = new MessageOpener(clock);
        this.clock = clock;
    }

    private sealed interface Reading {
        record Good(Receipt receipt, SealedMessage sealed) implements Reading {}

        record Bad(Fault fault) implements Reading {}
    }

    @Nullable
    Fault lastFault() {
        return lastFault;
    }

    /** Settles what can be; tells whether everything went as it should. */
    boolean settle(Connection connection, List<Outgoing> sent, List<SealedLines.Line> answers)
            throws SQLException {
        List<Reading> readings = java.util.stream.IntStream.range(0, sent.size()).parallel()
                .mapToObj(i -> read(sent.get(i), answers.get(i))).toList();
        Set<String> stopped = new HashSet<>();
        List<Object[]> settled = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Outgoing message = sent.get(i);
            switch (readings.get(i)) {
                case Reading.Good good when !WITHOUT_EFFECT.contains(String.valueOf(good.receipt().code())) -> {
                    leaves.add(leaf(message, good));
                    settled.add(settled(connection, message, good));
                }
                case Reading.Good good when stopped.add(message.stream()) -> refused(connection, message,
                        good.receipt());
                case Reading.Bad bad when stopped.add(message.stream()) -> attempt(connection, message, bad.fault());
                case Reading.Good later -> {
                    // it follows one that was refused and waits for it
                }
                case Reading.Bad later -> {
                    // likewise
                }
            }
        }
        PendingLeaves.addAll(connection, leaves);
        Query.batch(connection, """
                UPDATE federation.outbox SET state = ?, code = ?, receipt = ?, receipt_cms = ?,
                    receipt_national = ?, finished_at = ?
                WHERE number = ? AND message_id = ? AND state = 'waiting'""", settled);
        return stopped.isEmpty();
    }

    private Reading read(Outgoing message, SealedLines.Line line) {
        return switch (line) {
            case SealedLines.Line.Problem problem -> new Reading.Bad(Fault.of(FederationError.STRANGE_ANSWER,
                    partner.hub(), problem.code() + " " + problem.text()));
            case SealedLines.Line.Sealed sealed -> read(message, sealed.message());
        };
    }

    private Reading read(Outgoing message, SealedMessage sealed) {
        try {
            Receipt receipt = opener.receipt(sealed, partner.anchors(clock.instant()));
            boolean fits = receipt.messageId().equals(message.messageId())
                    && receipt.cmsHash().equals(message.sealed().cmsHash()) && receipt.sender().equals(ownHub)
                    && receipt.receiver().equals(partner.hub());
            return fits
                    ? new Reading.Good(receipt, sealed)
                    : new Reading.Bad(Fault.of(FederationError.RECEIPT_WRONG, partner.hub()));
        } catch (FaultException e) {
            return new Reading.Bad(e.fault());
        }
    }

    private Leaf leaf(Outgoing message, Reading.Good good) {
        return new Leaf(LeafType.RECEIPT, partner.hub(), "receipt", "message/" + message.messageId(),
                good.receipt().verdict().wire(), clock.instant(), null, good.sealed().cmsHash());
    }

    private Object[] settled(Connection connection, Outgoing message, Reading.Good good) {
        Receipt receipt = good.receipt();
        boolean refused = receipt.verdict() == Receipt.Verdict.REFUSED;
        boolean apart = refused && !message.enclosed().isEmpty();
        if (apart) {
            lastFault = Fault.of(FederationError.STRANGE_ANSWER, partner.hub(), String.valueOf(receipt.code()));
            outbox.apart(connection, message);
        } else if (refused) {
            bury(connection, message, String.valueOf(receipt.code()));
        }
        return new Object[]{ apart ? "withdrawn" : refused ? "refused" : "delivered", receipt.code(),
                good.sealed().content(),
                good.sealed().cms(), good.sealed().national(), clock.instant(), message.number(), message.messageId() };
    }

    private void refused(Connection connection, Outgoing message, Receipt receipt) throws SQLException {
        Long expected = receipt.expected();
        if (expected != null && expected < message.sequence()) {
            int back = outbox.again(connection, message.partner(), message.stream(), expected, message.sequence());
            if (back > 0) {
                lastFault = Fault.of(FederationError.OUT_OF_ORDER, message.sequence(), expected);
                return;
            }
        }
        attempt(connection, message, Fault.of(FederationError.STRANGE_ANSWER, partner.hub(),
                String.valueOf(receipt.code())));
    }

    /** After too many attempts an empty message takes the place, so that the stream goes on. */
    private void attempt(Connection connection, Outgoing message, Fault fault) {
        lastFault = fault;
        if (message.attempts() + 1 < attempts || message.type().equals(MessageTypes.EMPTY)) {
            Query.of(connection, "UPDATE federation.outbox SET attempts = attempts + 1, code = ? WHERE number = ?",
                    fault.code().code(), message.number()).update();
            return;
        }
        bury(connection, message, fault.code().code());
        ObjectNode body = StrictJson.object();
        body.put("instead", message.messageId().toString());
        outbox.replace(connection, message, new Outbox.Draft(MessageTypes.EMPTY, body));
    }

    private void bury(Connection connection, Outgoing message, String code) {
        Query.of(connection, """
                INSERT INTO federation.dead_letter (message_id, partner, stream, sequence, type, content, code,
                    attempts, died_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                message.messageId(), message.partner(), message.stream(), message.sequence(), message.type(),
                message.sealed().content(), code, message.attempts() + 1, clock.instant()).update();
    }
}
