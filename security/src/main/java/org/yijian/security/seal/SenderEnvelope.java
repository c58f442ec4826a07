package org.yijian.security.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

/**
 * The signed and encrypted JSON in which insurance agencies speak: {@code version}, {@code appId}, {@code timestamp}
 * (ISO 8601 with zone), {@code nonce}, {@code encType} SM4, {@code signType} SM2, and in base64 {@code encKey} (a key for
 * SM4, encrypted to the hub by SM2, C1 ‖ C3 ‖ C2), {@code encData} (nonce of 12 bytes, SM4-GCM ciphertext, tag;
 * associated data are version, appId, timestamp and nonce, a line each) and {@code signData} (a detached CMS by SM2 with
 * SM3 over the plaintext).
 *
 * <p>An old envelope is not refused: it may have waited in a queue. The ledger knows a message that comes twice by its id.
 * Safe for many threads. Envelopes are read whole, so they are bounded.
 */
public final class SenderEnvelope {

    /** The largest envelope taken unless said otherwise: 16 MiB. */
    public static final int MAX_BYTES = 16 << 20;

    private static final Duration FAST_CLOCKS = Duration.ofMinutes(10);
    private static final int NONCE_BYTES = 16;

    private final SigningKey recipient;
    private final int maxBytes;
    private final EnvelopeJson json;
    private final CmsVerifier verifier = new CmsVerifier();

    /**
     * @param recipient the hub's key {@link org.yijian.security.trust.KeyPurpose#ENCRYPTION_SM2}
     */
    public SenderEnvelope(SigningKey recipient) {
        this(recipient, MAX_BYTES);
    }

    /** @param maxBytes the largest envelope that is taken */
    public SenderEnvelope(SigningKey recipient, int maxBytes) {
        this.recipient = recipient;
        this.maxBytes = maxBytes;
        this.json = new EnvelopeJson(maxBytes);
    }

    /**
     * Opens an envelope.
     *
     * @param envelope the JSON; read to its end or to the limit, not closed
     * @param sender whose signatures count for this source
     * @param receivedAt when the message came in: at that time the sender's certificate must have been valid, and the
     *        timestamp at most 10 minutes ahead
     * @throws IOException if the stream itself fails; whatever the bytes are, the answer is not an exception
     */
    public OpenedEnvelope open(InputStream envelope, TrustAnchors sender, Instant receivedAt) throws IOException {
        byte[] bytes = envelope.readNBytes(maxBytes + 1);
        try {
            return bytes.length > maxBytes
                    ? refused(SecurityError.ENVELOPE_TOO_LARGE, maxBytes)
                    : open(json.read(bytes), sender, receivedAt);
        } catch (FaultException e) {
            return new OpenedEnvelope.Refused(e.fault());
        }
    }

    private OpenedEnvelope open(Map<String, String> fields, TrustAnchors sender, Instant receivedAt) {
        EnvelopeHeader header = new EnvelopeHeader(fields.getOrDefault(EnvelopeJson.APP_ID, ""),
                fields.getOrDefault(EnvelopeJson.TIMESTAMP, ""), fields.getOrDefault(EnvelopeJson.NONCE, ""));
        if (header.made().isAfter(receivedAt.plus(FAST_CLOCKS))) {
            return refused(SecurityError.ENVELOPE_FROM_THE_FUTURE, header.timestamp());
        }
        byte[] plaintext = decrypt(fields, header);
        byte[] cms = EnvelopeJson.decode(fields, EnvelopeJson.SEAL);
        return switch (verifier.verify(plaintext, cms, sender, receivedAt)) {
            case Verdict.Valid valid when valid.algorithm() != KeyAlgorithm.SM2 -> refused(
                    SecurityError.ALGORITHM_NOT_ALLOWED, valid.algorithm());
            case Verdict.Valid valid -> new OpenedEnvelope.Accepted(header, plaintext,
                    new Seal(cms, Seal.Attestation.SENDER));
            case Verdict.Invalid invalid -> new OpenedEnvelope.Refused(invalid.fault());
        };
    }

    private byte[] decrypt(Map<String, String> fields, EnvelopeHeader header) {
        byte[] key = Sm2Encryption.decrypt(EnvelopeJson.decode(fields, EnvelopeJson.KEY), recipient.privateKey());
        byte[] data = EnvelopeJson.decode(fields, EnvelopeJson.DATA);
        if (key.length != Sm4Encryption.KEY_BYTES
                || data.length < Sm4Encryption.NONCE_BYTES + Sm4Encryption.TAG_BYTES) {
            throw new FaultException(SecurityError.ENVELOPE_NOT_OPENED, "encData");
        }
        try {
            return Sm4Encryption.decrypt(key, Arrays.copyOf(data, Sm4Encryption.NONCE_BYTES), header.associated(),
                    Arrays.copyOfRange(data, Sm4Encryption.NONCE_BYTES, data.length));
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.of(SecurityError.ENVELOPE_NOT_OPENED, "encData"), e);
        }
    }

    /**
     * Makes an envelope, as a sender.
     *
     * @param appId how the sender calls itself
     * @param made the timestamp
     * @param signer the sender's SM2 key
     * @param hub the hub's public key for encryption
     */
    public static byte[] wrap(byte[] plaintext, String appId, Instant made, CmsSigner signer, PublicKey hub) {
        EnvelopeHeader header = EnvelopeHeader.of(appId, made, HexFormat.of().formatHex(random(NONCE_BYTES)));
        byte[] key = random(Sm4Encryption.KEY_BYTES);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(EnvelopeJson.VERSION, EnvelopeHeader.VERSION);
        fields.put(EnvelopeJson.APP_ID, header.appId());
        fields.put(EnvelopeJson.TIMESTAMP, header.timestamp());
        fields.put(EnvelopeJson.NONCE, header.nonce());
        fields.put(EnvelopeJson.ENCRYPTION, "SM4");
        fields.put(EnvelopeJson.SIGNATURE, "SM2");
        fields.put(EnvelopeJson.KEY, base64(Sm2Encryption.encrypt(key, hub)));
        fields.put(EnvelopeJson.DATA, base64(encrypt(plaintext, key, header)));
        fields.put(EnvelopeJson.SEAL, base64(signer.sign(plaintext)));
        return new EnvelopeJson(MAX_BYTES).write(fields);
    }

    private static byte[] encrypt(byte[] plaintext, byte[] key, EnvelopeHeader header) {
        byte[] nonce = random(Sm4Encryption.NONCE_BYTES);
        try {
            byte[] ciphertext = Sm4Encryption.encrypt(key, nonce, header.associated(), plaintext);
            byte[] data = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, data, nonce.length, ciphertext.length);
            return data;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost SM4", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static OpenedEnvelope refused(SecurityError error, Object argument) {
        return new OpenedEnvelope.Refused(Fault.of(error, argument));
    }
}
