package org.yijian.security.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.yijian.security.trust.CryptographicProvider;

/**
 * Both digests of some content, as lower-case hex.
 *
 * @param sha256 SHA-256 (FIPS 180-4)
 * @param sm3 SM3 (GB/T 32905)
 * @param bytes how many bytes were digested
 */
public record Digests(String sha256, String sm3, long bytes) {

    /** Both digests of these bytes. */
    public static Digests of(byte[] content) {
        return new Digests(hex(sha256(content)), hex(sm3(content)), content.length);
    }

    public static byte[] sha256(byte[] content) {
        return sha256Digest().digest(content);
    }

    public static byte[] sm3(byte[] content) {
        return sm3Digest().digest(content);
    }

    /** HMAC-SHA256 (RFC 2104). */
    public static byte[] hmacSha256(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lower-case hex. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A fresh SHA-256, for content that comes in pieces. */
    public static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A fresh SM3, for content that comes in pieces. */
    public static MessageDigest sm3Digest() {
        try {
            return MessageDigest.getInstance("SM3", CryptographicProvider.BOUNCY_CASTLE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the provider lost SM3", e);
        }
    }
}
