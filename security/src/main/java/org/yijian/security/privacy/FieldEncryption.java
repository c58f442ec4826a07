package org.yijian.security.privacy;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.KeyRing;

/**
 * Small pieces of data at rest: AES-256-GCM with a random nonce. The first byte of a ciphertext is the version of its
 * form, so that another algorithm can come later. Safe for many threads.
 */
public final class FieldEncryption {

    private static final int KEY_BYTES = 32;
    private static final byte VERSION = 1;

    private final Aead cipher;

    /** @param key 32 bytes */
    public FieldEncryption(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        }
    }

    /** With a key derived from the hub's master key. */
    public static FieldEncryption of(KeyRing keys) {
        return new FieldEncryption(keys.derive("field", KEY_BYTES));
    }

    /**
     * @param associated what the ciphertext belongs to, for example table, record and field; needed again to decrypt
     */
    public byte[] encrypt(byte[] plain, byte[] associated) {
        try {
            byte[] sealed = cipher.encrypt(plain, associated);
            byte[] versioned = new byte[sealed.length + 1];
            versioned[0] = VERSION;
            System.arraycopy(sealed, 0, versioned, 1, sealed.length);
            return versioned;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not encrypt", e);
        }
    }

    /**
     * @throws FaultException {@link SecurityError#CIPHERTEXT_DAMAGED} if a bit was changed, or it belongs elsewhere
     */
    public byte[] decrypt(byte[] ciphertext, byte[] associated) {
        if (ciphertext.length == 0 || ciphertext[0] != VERSION) {
            throw new FaultException(SecurityError.CIPHERTEXT_DAMAGED, "version");
        }
        try {
            return cipher.decrypt(Arrays.copyOfRange(ciphertext, 1, ciphertext.length), associated);
        } catch (GeneralSecurityException e) {
            throw new FaultException(Fault.of(SecurityError.CIPHERTEXT_DAMAGED, "field"), e);
        }
    }
}
