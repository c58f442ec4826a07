package org.yijian.routes.acceptance;

import java.security.SecureRandom;
import java.util.List;

import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.security.seal.Seal;
import org.yijian.security.seal.Sealer;

/** Makes a part ready for the ledger: manifest, seal, and a fresh key for the commitment that goes into the log. */
public final class PartSealer {

    private static final int COMMITMENT_KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealer sealer;

    public PartSealer(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * A message that a partner hub sealed: what is logged names its digests, and the seal is the partner's.
     *
     * @param content the message
     * @param whole whether to keep the message with it, because it proves more than the record says
     */
    public static Delivery ofPartner(Exchange exchange, List<WrittenRecord> written, byte[] content, Seal seal,
            boolean whole) {
        byte[] manifest = PartManifest.ofPartner(exchange, written, content, whole);
        byte[] commitmentKey = new byte[COMMITMENT_KEY_BYTES];
        RANDOM.nextBytes(commitmentKey);
        return new Delivery(exchange, 0, true, written, List.of(), new SealedManifest(manifest, seal, commitmentKey));
    }

    /** @param ledger encrypts what is personal, before the rest is signed */
    Delivery deliver(Exchange exchange, Part part, Opened opened, Ledger ledger) {
        List<WrittenRecord> written = ledger.written(part.records());
        byte[] manifest = PartManifest.of(exchange, part, written, opened.signedContent());
        Seal seal = opened.senderSeal() == null
                ? sealer.seal(manifest)
                : sealer.countersign(opened.senderSeal(), manifest);
        byte[] commitmentKey = new byte[COMMITMENT_KEY_BYTES];
        RANDOM.nextBytes(commitmentKey);
        return new Delivery(exchange, part.number(), part.last(), written, part.rejected(),
                new SealedManifest(manifest, seal, commitmentKey));
    }
}
