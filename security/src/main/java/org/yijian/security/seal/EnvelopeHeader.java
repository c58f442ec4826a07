package org.yijian.security.seal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * What an envelope says openly.
 *
 * @param appId how the sender calls itself, 1 to 64 letters, digits, dots, hyphens or underscores
 * @param timestamp when it was made, with its zone, to the millisecond
 * @param nonce 16 to 64 letters, digits, hyphens or underscores, never twice by one sender
 */
public record EnvelopeHeader(String appId, String timestamp, String nonce) {

    static final String VERSION = "1.0";

    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    /** @throws FaultException {@link SecurityError#ENVELOPE_MALFORMED} */
    public EnvelopeHeader {
        if (!APP_ID.matcher(appId).matches()) {
            throw new FaultException(SecurityError.ENVELOPE_MALFORMED, "appId");
        }
        if (!NONCE.matcher(nonce).matches()) {
            throw new FaultException(SecurityError.ENVELOPE_MALFORMED, "nonce");
        }
        parse(timestamp);
    }

    static EnvelopeHeader of(String appId, Instant made, String nonce) {
        return new EnvelopeHeader(appId, MILLIS.format(made.atOffset(ZoneOffset.ofHours(8))), nonce);
    }

    public Instant made() {
        return parse(timestamp);
    }

    /** Bound to the ciphertext, so that no header can be put on another's data: the fields as they stand, line by line. */
    byte[] associated() {
        return String.join("\n", VERSION, appId, timestamp, nonce).getBytes(StandardCharsets.UTF_8);
    }

    private static Instant parse(String timestamp) {
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(SecurityError.ENVELOPE_MALFORMED, "timestamp"), e);
        }
    }
}
