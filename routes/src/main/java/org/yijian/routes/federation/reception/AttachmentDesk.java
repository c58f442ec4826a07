package org.yijian.routes.federation.reception;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.yijian.records.ledger.attachment.AttachmentDraft;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.attachment.AttachmentBody;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.privacy.FieldEncryption;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.trust.KeyRing;

/**
 * Takes the bytes of attachments before the messages that bind them. Nothing is taken that was not announced by a signed
 * message within a feed; a partner brings a few at a time, and goes on where it was.
 */
public final class AttachmentDesk {

    private static final int KEY_BYTES = 32;
    private static final int SIDE_BY_SIDE = 4;
    private static final int PLACES = 16;

    private final Transactions transactions;
    private final Attachments attachments;
    private final AttachmentAdmission admission;
    private final HeaderCheck headers;
    private final MessageOpener opener;
    private final IntakeGate gate;
    private final FieldEncryption wrapping;
    private final StreamEncryption encryption;
    private final Clock clock;
    private final Map<String, Bench> benches = new ConcurrentHashMap<>();

    AttachmentDesk(Transactions transactions, Attachments attachments, AttachmentAdmission admission,
            HeaderCheck headers, IntakeGate gate, KeyRing keys, Clock clock) {
        this.transactions = transactions;
        this.attachments = attachments;
        this.admission = admission;
        this.headers = headers;
        this.opener = new MessageOpener(clock);
        this.gate = gate;
        this.wrapping = FieldEncryption.of(keys);
        this.encryption = StreamEncryption.of(keys);
        this.clock = clock;
    }

    /** What a partner is bringing at the moment. */
    private static final class Bench {

        private final Map<UUID, Work> works = new LinkedHashMap<>();
        private final Object[] places = IntStream.range(0, PLACES).mapToObj(each -> new Object()).toArray();

        /** Whoever works at a transfer holds its monitor. */
        Object place(UUID transfer) {
            return places[Math.floorMod(transfer.hashCode(), PLACES)];
        }

        synchronized Optional<Work> work(UUID transfer) {
            return Optional.ofNullable(works.get(transfer));
        }

        /** What was begun first makes room; the partner announces it again if it still brings it. */
        synchronized void begin(Work work) {
            works.put(work.transfer(), work);
            if (works.size() > SIDE_BY_SIDE) {
                works.remove(works.keySet().iterator().next());
            }
        }

        synchronized void end(UUID transfer) {
            works.remove(transfer);
        }
    }

    private record Work(UUID transfer, AttachmentBody body, AttachmentDraft draft) {}

    /**
     * Looks at the message of an attachment, and says from which piece on its bytes are wanted.
     *
     * @param key of the transfer; kept only wrapped, and only while it lasts
     * @return number of pieces that are here
     * @throws FaultException with the first reason against it
     */
    public int announce(Partner partner, SealedMessage sealed, byte[] key) {
        gate.check();
        Message message = opener.message(sealed, partner.anchors(clock.instant()));
        headers.check(partner, message.header());
        if (!message.header().type().equals(MessageTypes.ATTACHMENT) || key.length != KEY_BYTES) {
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "type");
        }
        AttachmentBody body = AttachmentBody.of(message.body());
        UUID record = admission.record(partner, message, body);
        if (admission.there(record, body).isPresent()) {
            return body.pieces();
        }
        Bench bench = benches.computeIfAbsent(partner.hub(), hub -> new Bench());
        synchronized (bench.place(body.transfer())) {
            return announced(bench, partner, record, body, key);
        }
    }

    private int announced(Bench bench, Partner partner, UUID record, AttachmentBody body, byte[] key) {
        Optional<IncomingTransfer> known = read(partner, body.transfer());
        if (known.isPresent() && !known.get().digests().equals(digests(body))) {
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "transfer");
        }
        if (known.isPresent() && known.get().whole()) {
            return body.pieces();
        }
        AttachmentDraft draft = known.flatMap(each -> attachments.resume(each.draft())).orElse(null);
        if (draft == null) {
            known.ifPresent(this::remove);
            attachments.requireRoom(body.description().bytes());
            draft = attachments.begin(record, body.pieceBytes());
        }
        IncomingTransfer transfer = new IncomingTransfer(partner.hub(), body.transfer(), draft.id(), digests(body),
                wrapping.encrypt(key, AttachmentBody.ofKey(body.transfer())), false);
        transactions.call("expect an attachment", connection -> {
            transfer.keep(connection, clock.instant());
            return true;
        });
        bench.begin(new Work(body.transfer(), body, draft));
        return draft.pieces();
    }

    /**
     * Takes a piece; it is on disk when this returns.
     *
     * @param sealed as it came, under the transfer's key
     * @return how many pieces are here
     * @throws FaultException {@link FederationError#ATTACHMENT_UNEXPECTED} unless it was announced to this program since
     *         it started, and is the next one; {@link FederationError#ATTACHMENT_WRONG} if the whole is not what was
     *         announced, and then all of it is dropped
     */
    public int piece(Partner partner, UUID transfer, int number, InputStream sealed) throws IOException {
        Bench bench = benches.computeIfAbsent(partner.hub(), hub -> new Bench());
        synchronized (bench.place(transfer)) {
            Work work = bench.work(transfer)
                    .orElseThrow(() -> new FaultException(FederationError.ATTACHMENT_UNEXPECTED, transfer, number));
            if (number > work.draft().pieces() || number < 0) {
                throw new FaultException(FederationError.ATTACHMENT_UNEXPECTED, transfer, number);
            }
            if (number == work.draft().pieces()) {
                IncomingTransfer row = read(partner, transfer).orElseThrow(
                        () -> new FaultException(FederationError.ATTACHMENT_UNEXPECTED, transfer, number));
                add(work, row, number, sealed);
                if (work.draft().pieces() == work.body().pieces()) {
                    bench.end(transfer);
                    finish(work, row);
                }
            }
            return work.draft().pieces();
        }
    }

    private void add(Work work, IncomingTransfer row, int number, InputStream sealed) throws IOException {
        byte[] key = wrapping.decrypt(row.wrapped(), AttachmentBody.ofKey(row.transfer()));
        try (InputStream plain = encryption.with(key).decrypting(sealed,
                AttachmentBody.associated(row.transfer(), number))) {
            work.draft().addExactly(plain, work.body().length(number));
        }
    }

    private void finish(Work work, IncomingTransfer row) {
        if (!work.draft().digests().equals(work.body().description().digests())) {
            remove(row);
            throw new FaultException(FederationError.ATTACHMENT_WRONG, "digest");
        }
        transactions.call("an attachment is here", connection -> {
            row.whole(connection);
            return true;
        });
    }

    private Optional<IncomingTransfer> read(Partner partner, UUID transfer) {
        return transactions.call("read a transfer",
                connection -> IncomingTransfer.of(connection, partner.hub(), transfer));
    }

    private void remove(IncomingTransfer row) {
        attachments.drop(row.draft());
        transactions.call("forget a transfer", connection -> {
            row.remove(connection);
            return true;
        });
    }

    /** As the row keeps them. */
    static String digests(AttachmentBody body) {
        return body.description().sha256() + " " + body.description().sm3();
    }

}
