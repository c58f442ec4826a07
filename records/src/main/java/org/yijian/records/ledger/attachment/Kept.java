package org.yijian.records.ledger.attachment;

import org.jspecify.annotations.Nullable;

/**
 * What a draft is kept as.
 *
 * @param description what it is
 * @param actor account or partner hub that brought it
 * @param proof the partner's message; null if an account brought it
 */
public record Kept(Attachment.Description description, String actor, @Nullable Proof proof) {

    /**
     * A sealed message.
     *
     * @param message what was signed
     * @param cms signature
     * @param national the other signature; null without the national profile
     */
    public record Proof(byte[] message, byte[] cms, byte @Nullable [] national) {}
}
