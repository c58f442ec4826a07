package org.yijian.security.proof;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the log before it is hashed: who did what to which object, when, and a commitment to the payload that can
 * be destroyed without harming the log. Holds no personal data. Its bytes are canonical JSON (RFC 8785) of at most
 * {@value #MAX_BYTES} bytes; see {@link LeafCodec}.
 *
 * @param type what it tells of
 * @param actor account, partner or connector that acted
 * @param action what was done, a short verb phrase such as {@code accept} or {@code sign-in}
 * @param objectRef what it was done to, for example {@code exchange/0197…/3}; no personal data
 * @param decision the outcome, for example {@code accepted}, {@code allowed}, {@code refused}
 * @param time when, with millisecond precision in the JSON
 * @param commitment HMAC-SHA256 of the payload under a random key kept beside the payload, lower-case hex; null if none
 * @param cmsHash SHA-256 of the CMS that seals the payload, lower-case hex; null if none
 */
public record Leaf(LeafType type, String actor, String action, String objectRef, String decision, Instant time,
        @Nullable String commitment, @Nullable String cmsHash) {

    /** The largest leaf that the log takes. */
    public static final int MAX_BYTES = 2048;
}
