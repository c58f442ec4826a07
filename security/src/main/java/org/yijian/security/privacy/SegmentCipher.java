package org.yijian.security.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.subtle.Hkdf;
import org.yijian.security.seal.Sm4Encryption;

/**
 * The segments of one file under SM4-GCM: a key of its own from the salt, and a nonce of prefix, number and a mark on the
 * last one (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so that no segment can be changed, swapped,
 * or cut off at the end without being noticed.
 */
final class SegmentCipher {

    static final int SALT_BYTES = 16;
    static final int PREFIX_BYTES = 7;
    static final int SEGMENT_BYTES = 64 * 1024;

    private final byte[] key;
    private final byte[] prefix;
    private int number;

    SegmentCipher(byte[] master, byte[] salt, byte[] prefix, byte[] associated) throws GeneralSecurityException {
        this.key = Hkdf.computeHkdf("HMACSHA256", master, salt,
                concatenate("yijian/sm4-stream/".getBytes(StandardCharsets.US_ASCII), associated),
                Sm4Encryption.KEY_BYTES);
        this.prefix = prefix;
    }

    byte[] encrypt(byte[] plain, boolean last) throws GeneralSecurityException {
        return Sm4Encryption.encrypt(key, nonce(last), new byte[0], plain);
    }

    byte[] decrypt(byte[] ciphertext, boolean last) throws GeneralSecurityException {
        return Sm4Encryption.decrypt(key, nonce(last), new byte[0], ciphertext);
    }

    private byte[] nonce(boolean last) {
        return ByteBuffer.allocate(Sm4Encryption.NONCE_BYTES).put(prefix).putInt(Math.incrementExact(number++) - 1)
                .put((byte) (last ? 1 : 0)).array();
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
