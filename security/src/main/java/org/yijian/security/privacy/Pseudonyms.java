package org.yijian.security.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyRing;

/**
 * Stands for a person where the person must not be named: a keyed hash, the same for the same identifier and domain, and
 * meaningless without the key. An unkeyed hash of an identity number would be a dictionary. Safe for many threads.
 */
public final class Pseudonyms {

    private static final int KEY_BYTES = 32;

    private final String algorithm;
    private final SecretKeySpec key;

    private Pseudonyms(String algorithm, byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        this.algorithm = algorithm;
        this.key = new SecretKeySpec(key, algorithm);
    }

    /** HMAC-SHA256 under a key derived from the hub's master key. */
    public static Pseudonyms of(KeyRing keys) {
        return of(keys.derive("pseudonym", KEY_BYTES));
    }

    /** HMAC-SHA256 under a key that is shared with whom one compares. */
    public static Pseudonyms of(byte[] key) {
        return new Pseudonyms("HmacSHA256", key);
    }

    /** HMAC-SM3 under a key that is shared with whom one compares. */
    public static Pseudonyms national(byte[] key) {
        return new Pseudonyms("HMACSM3", key);
    }

    /**
     * The pseudonym, 64 lower-case hex digits.
     *
     * @param domain what for, for example {@code practitioner}; pseudonyms of two domains cannot be joined
     * @param identifier an identity number or another identifier; its width, case and outer blanks do not matter
     */
    public String pseudonym(String domain, String identifier) {
        String one = Normalizer.normalize(identifier, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(algorithm, CryptographicProvider.BOUNCY_CASTLE);
            mac.init(key);
            mac.update(domain.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Digests.hex(mac.doFinal(one.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return "Pseudonyms[" + algorithm + ", key not shown]";
    }
}
