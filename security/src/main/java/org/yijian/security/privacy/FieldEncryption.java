package org.yijian.security.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Sm4Encryption;
import org.yijian.security.trust.KeyRing;

/**
 * Small pieces of data at rest: AES-256-GCM, or SM4-GCM under the national profile, with a random nonce. The first byte of
 * a ciphertext is the version of its form, so that a hub that changes its profile still reads what it has. Safe for many
 * threads.
 */
public final class FieldEncryption {

    private static final int KEY_BYTES = 32;
    private static final byte AES = 1;
    private static final byte SM4 = 2;
    private static final byte[] SM4_USE = "sm4".getBytes(StandardCharsets.US_ASCII);

    private final Aead cipher;
    private final byte[] sm4;
    private final boolean national;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public FieldEncryption(byte[] key) {
        this(key, false);
    }

    private FieldEncryption(byte[] key, boolean national) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        }
        this.sm4 = Arrays.copyOf(Digests.hmacSha256(key, SM4_USE), Sm4Encryption.KEY_BYTES);
        this.national = national;
    }

    /** With a key derived from the hub's master key, by the hub's profile. */
    public static FieldEncryption of(KeyRing keys) {
        return new FieldEncryption(keys.derive("field", KEY_BYTES), keys.national());
    }

    /** The same profile under another key of 32 bytes. */
    public FieldEncryption with(byte[] key) {
        return new FieldEncryption(key, national);
    }

    /**
     * @param associated what the ciphertext belongs to, for example table, record and field; needed again to decrypt
     */
    public byte[] encrypt(byte[] plain, byte[] associated) {
        try {
            return national
                    ? versioned(SM4, sm4(plain, associated))
                    : versioned(AES, cipher.encrypt(plain, associated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher does not encrypt", e);
        }
    }

    private byte[] sm4(byte[] plain, byte[] associated) throws GeneralSecurityException {
        byte[] nonce = new byte[Sm4Encryption.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext = Sm4Encryption.encrypt(sm4, nonce, associated, plain);
        byte[] both = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
        System.arraycopy(ciphertext, 0, both, nonce.length, ciphertext.length);
        return both;
    }

    private static byte[] versioned(byte version, byte[] sealed) {
        byte[] versioned = new byte[sealed.length + 1];
        versioned[0] = version;
        System.arraycopy(sealed, 0, versioned, 1, sealed.length);
        return versioned;
    }

    /**
     * @throws FaultException {@link SecurityError#CIPHERTEXT_DAMAGED} if a bit was changed, or it belongs elsewhere
     */
    public byte[] decrypt(byte[] ciphertext, byte[] associated) {
        byte version = ciphertext.length == 0 ? 0 : ciphertext[0];
        try {
            if (version == AES) {
                return cipher.decrypt(Arrays.copyOfRange(ciphertext, 1, ciphertext.length), associated);
            }
            if (version == SM4 && ciphertext.length > Sm4Encryption.NONCE_BYTES) {
                int from = 1 + Sm4Encryption.NONCE_BYTES;
                return Sm4Encryption.decrypt(sm4, Arrays.copyOfRange(ciphertext, 1, from), associated,
                        Arrays.copyOfRange(ciphertext, from, ciphertext.length));
            }
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.of(SecurityError.CIPHERTEXT_DAMAGED, "field"), e);
        }
        throw new FaultException(SecurityError.CIPHERTEXT_DAMAGED, "version");
    }
}
