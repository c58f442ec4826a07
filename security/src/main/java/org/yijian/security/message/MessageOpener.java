package org.yijian.security.message;

import java.time.Clock;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Verdict;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.TrustAnchors;

/** Opens what a partner sealed: signature, path and validity first, then the content. Safe for many threads. */
public final class MessageOpener {

    private final CmsVerifier verifier = new CmsVerifier();
    private final Clock clock;

    public MessageOpener(Clock clock) {
        this.clock = clock;
    }

    /**
     * The message, if its signature counts.
     *
     * @throws FaultException with the first reason against it
     */
    public Message message(SealedMessage sealed, TrustAnchors partner) {
        check(sealed, partner);
        return Message.read(sealed.content());
    }

    /** The receipt, if its signature counts. */
    public Receipt receipt(SealedMessage sealed, TrustAnchors partner) {
        check(sealed, partner);
        return Receipt.read(sealed.content());
    }

    /** Only the signatures: for what is neither a message nor a receipt. Whoever has an SM2 key must sign with it too. */
    public void check(SealedMessage sealed, TrustAnchors partner) {
        checkFirst(sealed, partner);
        byte[] national = sealed.national();
        if (national != null) {
            verify(sealed.content(), national, partner, KeyAlgorithm.SM2);
        } else if (partner.signers().stream().anyMatch(KeyAlgorithm::isSm2)) {
            throw new FaultException(SecurityError.NATIONAL_SEAL_MISSING,
                    Digests.hex(Digests.sha256(sealed.content())));
        }
    }

    /** Only the first signature: for what people compare anyway. */
    public void checkFirst(SealedMessage sealed, TrustAnchors partner) {
        if (sealed.content().length > Message.MAX_BYTES) {
            throw new FaultException(SecurityError.MESSAGE_TOO_LARGE, Message.MAX_BYTES);
        }
        verify(sealed.content(), sealed.cms(), partner, KeyAlgorithm.ECDSA_P256);
    }

    private void verify(byte[] content, byte[] cms, TrustAnchors partner, KeyAlgorithm wanted) {
        switch (verifier.verify(content, cms, partner, clock.instant())) {
            case Verdict.Valid valid when valid.algorithm() == wanted -> {
                // its content may be looked at
            }
            case Verdict.Valid valid ->
                throw new FaultException(SecurityError.ALGORITHM_NOT_ALLOWED, valid.algorithm());
            case Verdict.Invalid invalid -> throw new FaultException(invalid.fault());
        }
    }
}
