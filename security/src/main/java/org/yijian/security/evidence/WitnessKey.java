package org.yijian.security.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.google.crypto.tink.subtle.Ed25519Verify;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.Digests;

/**
 * The key of a witness (C2SP tlog-cosignature, type 0x04): an Ed25519 key that signs a checkpoint together with the time.
 *
 * @param name the witness's name
 * @param keyId tells keys of one name apart
 * @param key 32 bytes, in base64
 */
record WitnessKey(String name, int keyId, String key) {

    private static final byte COSIGNATURE = 0x04;
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = Long.BYTES + 64;

    /** @throws FaultException {@link SecurityError#TRUST_FILE_UNREADABLE} */
    static WitnessKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        try {
            byte[] encoded = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (encoded.length == KEY_BYTES + 1 && encoded[0] == COSIGNATURE) {
                byte[] named = (parts[0] + "\n").getBytes(StandardCharsets.UTF_8);
                byte[] both = Arrays.copyOf(named, named.length + encoded.length);
                System.arraycopy(encoded, 0, both, named.length, encoded.length);
                int id = ByteBuffer.wrap(Digests.sha256(both)).getInt();
                if (String.format("%08x", id).equals(parts[1])) {
                    return new WitnessKey(parts[0], id,
                            Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, 1, encoded.length)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_FILE_UNREADABLE, text), e);
        }
        throw new FaultException(SecurityError.TRUST_FILE_UNREADABLE, text);
    }

    /** Whether the witness co-signed: there is a line of this key, and all such lines are right. */
    boolean signed(SignedNote note) {
        List<SignedNote.Line> lines = note.signatures().stream()
                .filter(line -> line.name().equals(name) && line.keyId() == keyId).toList();
        return !lines.isEmpty() && lines.stream().allMatch(line -> right(line.signature(), note.text()));
    }

    private boolean right(byte[] signature, String text) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        String signed = "cosignature/v1\ntime " + Long.toUnsignedString(ByteBuffer.wrap(signature).getLong()) + "\n"
                + text;
        try {
            new Ed25519Verify(Base64.getDecoder().decode(key)).verify(
                    Arrays.copyOfRange(signature, Long.BYTES, signature.length),
                    signed.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException e) {
            // not a signature of this witness over this checkpoint
            return false;
        }
    }
}
