package org.yijian.security.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;

/**
 * A public key that notes are checked with (C2SP signed-note).
 *
 * @param name the key's name; for a log its origin
 * @param key an Ed25519 or SM2 key
 */
public record NoteVerifier(String name, PublicKey key) {

    /** The first four bytes of SHA-256 over name, newline, type and key. */
    public int keyId() {
        MessageDigest digest = Digests.sha256Digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(type().encode(key))).getInt();
    }

    /** The key as text to hand out: {@code name+id+base64}. */
    public String text() {
        return name + "+" + String.format("%08x", keyId()) + "+"
                + Base64.getEncoder().encodeToString(type().encode(key));
    }

    /**
     * From the text that a log hands out.
     *
     * @throws FaultException {@link SecurityError#TRUST_UNREADABLE} if it is no key or its id is wrong
     */
    public static NoteVerifier parse(String text) {
        try {
            String[] parts = text.strip().split("\\+", 3);
            if (parts.length == 3) {
                NoteVerifier verifier = new NoteVerifier(parts[0],
                        NoteKeyType.decode(Base64.getDecoder().decode(parts[2])));
                if (verifier.text().equals(text.strip())) {
                    return verifier;
                }
            }
            throw new FaultException(SecurityError.TRUST_UNREADABLE, text);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_UNREADABLE, text), e);
        }
    }

    /** Whether the key made this signature over the text; false for every kind of nonsense. */
    public boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(type().algorithm().signature(),
                    CryptographicProvider.BOUNCY_CASTLE);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // not a signature at all
            return false;
        }
    }

    private NoteKeyType type() {
        return NoteKeyType.of(KeyAlgorithm.of(key)
                .orElseThrow(() -> new IllegalArgumentException("no key for notes: " + key.getAlgorithm())));
    }
}
