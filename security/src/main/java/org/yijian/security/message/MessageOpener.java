package org.yijian.security.message;

import java.time.Clock;

import org.yijian.security.error.FaultException;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Verdict;
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

    /** Only the signature: for what is neither a message nor a receipt. */
    public void check(SealedMessage sealed, TrustAnchors partner) {
        if (sealed.content().length > Message.MAX_BYTES) {
            throw new FaultException(org.yijian.security.error.SecurityError.MESSAGE_TOO_LARGE, Message.MAX_BYTES);
        }
        switch (verifier.verify(sealed.content(), sealed.cms(), partner, clock.instant())) {
            case Verdict.Valid valid -> {
                // its content may be looked at
            }
            case Verdict.Invalid invalid -> throw new FaultException(invalid.fault());
        }
    }
}
