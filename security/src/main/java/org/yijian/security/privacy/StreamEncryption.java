package org.yijian.security.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.KeyRing;

/**
 * Files of any length at rest: AES-256-GCM in segments of 64 KiB, a key of its own per file (Tink's AES-GCM-HKDF
 * streaming), or under the national profile the same with SM4-GCM ({@link SegmentCipher}). Segments cannot be changed, swapped, or cut off at the end without being noticed. Four bytes in front name
 * the form. Safe for many threads; memory is one segment a stream.
 */
public final class StreamEncryption {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final byte[] AES = { 'Y', 'J', 'E', 1 };
    private static final byte[] SM4 = { 'Y', 'J', 'E', 2 };

    private final StreamingAead cipher;
    private final byte[] key;
    private final boolean national;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public StreamEncryption(byte[] key) {
        this(key, false);
    }

    StreamEncryption(byte[] key, boolean national) {
        this.key = key.clone();
        this.national = national;
        try {
            this.cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes", e);
        }
    }

    /** With a key derived from the hub's master key, by the hub's profile. */
    public static StreamEncryption of(KeyRing keys) {
        return new StreamEncryption(keys.derive("stream", KEY_BYTES), keys.national());
    }

    /** The same profile under another key of 32 bytes. */
    public StreamEncryption with(byte[] other) {
        return new StreamEncryption(other, national);
    }

    /**
     * Encrypts what is written to it; whole only after {@code close}, which also closes {@code out}.
     *
     * @param associated what the file belongs to, for example its exchange id; needed again to decrypt
     */
    public OutputStream encrypting(OutputStream out, byte[] associated) throws IOException {
        out.write(national ? SM4 : AES);
        try {
            if (national) {
                byte[] salt = random(out, SegmentCipher.SALT_BYTES);
                return new SegmentOutput(out,
                        new SegmentCipher(key, salt, random(out, SegmentCipher.PREFIX_BYTES), associated));
            }
            return cipher.newEncryptingStream(out, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher does not encrypt", e);
        }
    }

    /**
     * Decrypts what is read from it. Reading throws {@link FaultException} with
     * {@link SecurityError#CIPHERTEXT_DAMAGED} as soon as something does not fit: until the end of the stream was seen,
     * what was read may be only a beginning. Errors of the disk stay {@link IOException}.
     */
    public InputStream decrypting(InputStream in, byte[] associated) throws IOException {
        byte[] form = in.readNBytes(AES.length);
        if (!Arrays.equals(form, AES) && !Arrays.equals(form, SM4)) {
            throw new FaultException(SecurityError.CIPHERTEXT_DAMAGED, "header");
        }
        DiskErrors watched = new DiskErrors(in);
        try {
            if (Arrays.equals(form, SM4)) {
                byte[] salt = watched.readNBytes(SegmentCipher.SALT_BYTES);
                byte[] prefix = watched.readNBytes(SegmentCipher.PREFIX_BYTES);
                if (prefix.length < SegmentCipher.PREFIX_BYTES) {
                    throw new FaultException(SecurityError.CIPHERTEXT_DAMAGED, "header");
                }
                return new DecryptedStream(
                        new SegmentInput(watched, new SegmentCipher(key, salt, prefix, associated)), watched);
            }
            return new DecryptedStream(cipher.newDecryptingStream(watched, associated), watched);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher does not decrypt", e);
        }
    }

    private byte[] random(OutputStream out, int bytes) throws IOException {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        out.write(made);
        return made;
    }
}
