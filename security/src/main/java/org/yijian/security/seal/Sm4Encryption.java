package org.yijian.security.seal;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.yijian.security.trust.CryptographicProvider;

/** SM4-GCM (RFC 8998, 2.2.2): nonce of 12 bytes, tag of 16. */
public final class Sm4Encryption {

    public static final int KEY_BYTES = 16;
    public static final int NONCE_BYTES = 12;
    public static final int TAG_BYTES = 16;

    private Sm4Encryption() {
    }

    /** The ciphertext with its tag at the end. */
    public static byte[] encrypt(byte[] key, byte[] nonce, byte[] associated, byte[] plain)
            throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, key, nonce, associated, plain);
    }

    /** The plaintext, if tag, nonce and associated data fit. */
    public static byte[] decrypt(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext)
            throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, key, nonce, associated, ciphertext);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] associated, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("SM4/GCM/NoPadding", CryptographicProvider.BOUNCY_CASTLE);
        cipher.init(mode, new SecretKeySpec(key, "SM4"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input);
    }
}
