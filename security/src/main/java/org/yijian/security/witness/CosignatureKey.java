package org.yijian.security.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;

/**
 * What a witness's cosignatures are checked with (C2SP tlog-cosignature, Ed25519, key type 0x04).
 *
 * @param name the witness's name, a URL without scheme
 * @param key an Ed25519 key
 */
public record CosignatureKey(String name, PublicKey key) {

    static final String ALGORITHM = "Ed25519";

    private static final byte TYPE = 0x04;
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** The first four bytes of SHA-256 over name, newline, type and key. */
    public int keyId() {
        MessageDigest digest = Digests.sha256Digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(encoded())).getInt();
    }

    /** The key as text to hand out: {@code name+id+base64}. */
    public String text() {
        return name + "+" + String.format("%08x", keyId()) + "+" + Base64.getEncoder().encodeToString(encoded());
    }

    /**
     * From the text that a witness hands out.
     *
     * @throws FaultException {@link SecurityError#TRUST_UNREADABLE} if it is no such key or its id is wrong
     */
    public static CosignatureKey parse(String text) {
        try {
            String[] parts = text.strip().split("\\+", 3);
            byte[] encoded = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
            if (encoded.length == KEY_BYTES + 1 && encoded[0] == TYPE) {
                CosignatureKey key = new CosignatureKey(parts[0],
                        decode(Arrays.copyOfRange(encoded, 1, KEY_BYTES + 1)));
                if (key.text().equals(text.strip())) {
                    return key;
                }
            }
            throw new FaultException(SecurityError.TRUST_UNREADABLE, text);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_UNREADABLE, text), e);
        }
    }

    /** Whether a text is a key of this type, as far as its type says; it may still not be readable. */
    public static boolean is(String text) {
        String[] parts = text.strip().split("\\+", 3);
        // in base64, the type 0x04 is a B
        return parts.length == 3 && parts[2].startsWith("B");
    }

    /** This witness's lines of a note, right or wrong. */
    public List<SignedNote.Line> lines(SignedNote note) {
        int id = keyId();
        return note.signatures().stream().filter(line -> line.name().equals(name) && line.keyId() == id).toList();
    }

    /** When the witness cosigned the note; empty if it did not, or if any line in its name is wrong. */
    public Optional<Instant> cosigned(SignedNote note) {
        List<Optional<Instant>> times = lines(note).stream().map(line -> time(note.text(), line)).toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream().flatMap(Optional::stream).max(Instant::compareTo)
                : Optional.empty();
    }

    private Optional<Instant> time(String text, SignedNote.Line line) {
        if (line.signature().length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(line.signature());
        long seconds = buffer.getLong();
        byte[] signature = new byte[SIGNATURE_BYTES];
        buffer.get(signature);
        return seconds >= 0 && seconds <= Instant.MAX.getEpochSecond() && verifies(message(seconds, text), signature)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM, CryptographicProvider.BOUNCY_CASTLE);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // not a signature at all
            return false;
        }
    }

    /** What is signed: a header, the time, the whole text of the note. */
    static byte[] message(long seconds, String text) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encoded() {
        byte[] raw = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
        return ByteBuffer.allocate(raw.length + 1).put(TYPE).put(raw).array();
    }

    private static PublicKey decode(byte[] raw) throws GeneralSecurityException, IOException {
        byte[] info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), raw)
                .getEncoded();
        return KeyFactory.getInstance(ALGORITHM, CryptographicProvider.BOUNCY_CASTLE)
                .generatePublic(new X509EncodedKeySpec(info));
    }
}
