package org.yijian.security.message;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receiver answers, sealed, about one message (EVIDENCE.md, "Receipt").
 *
 * @param messageId the message
 * @param sender the hub that sent the message and gets this receipt
 * @param receiver the hub that received the message and signs this receipt
 * @param cmsHash SHA-256 of the message's CMS, lower-case hex
 * @param verdict what came of it
 * @param code error code of a refusal; null otherwise
 * @param expected the number that the receiver waits for in the stream, where the message was out of order; else null
 * @param time when the receiver decided
 * @param leafHash RFC 6962 hash of the leaf in the receiver's log, lower-case hex; null if nothing was kept
 * @param logIndex that leaf's place in the receiver's log; null if it has none yet
 */
public record Receipt(UUID messageId, String sender, String receiver, String cmsHash, Verdict verdict,
        @Nullable String code, @Nullable Long expected, Instant time, @Nullable String leafHash,
        @Nullable Long logIndex) {

    /** The largest receipt in bytes. */
    public static final int MAX_BYTES = 4096;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** What came of a message. */
    public enum Verdict {
        /** Its content is new here and was kept. */
        ACCEPTED,
        /** Its content was known here. */
        UNCHANGED,
        /** What it recalls is marked as recalled here. */
        RECALLED,
        /** It had no effect. */
        REFUSED;

        /** The name in JSON. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Verdict of(String wire) {
            for (Verdict verdict : values()) {
                if (verdict.wire().equals(wire)) {
                    return verdict;
                }
            }
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "verdict");
        }
    }

    /** The bytes that are signed. */
    public byte[] write() {
        ObjectNode json = StrictJson.object();
        json.put("v", 1);
        json.put("type", "receipt");
        json.put("messageId", messageId.toString());
        json.put("sender", sender);
        json.put("receiver", receiver);
        json.put("cmsHash", cmsHash);
        json.put("verdict", verdict.wire());
        json.put("time", time.toString());
        if (code != null) {
            json.put("code", code);
        }
        if (expected != null) {
            json.put("expected", expected);
        }
        if (leafHash != null) {
            json.put("leafHash", leafHash);
        }
        if (logIndex != null) {
            json.put("logIndex", logIndex);
        }
        return StrictJson.write(json);
    }

    /**
     * The receipt in these bytes.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED} or {@link SecurityError#MESSAGE_TOO_LARGE}
     */
    public static Receipt read(byte[] bytes) {
        Fields fields = new Fields(StrictJson.read(bytes, MAX_BYTES));
        if (fields.number("v") != 1 || !fields.text("type").equals("receipt")) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "type");
        }
        Receipt receipt = new Receipt(fields.uuid("messageId"), fields.text("sender"), fields.text("receiver"),
                hash(fields.text("cmsHash")), Verdict.of(fields.text("verdict")), fields.optional("code"),
                fields.optionalNumber("expected"), fields.instant("time"), fields.optional("leafHash"),
                fields.optionalNumber("logIndex"));
        fields.end();
        return receipt;
    }

    private static String hash(String text) {
        if (!HASH.matcher(text).matches()) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "cmsHash");
        }
        return text;
    }
}
