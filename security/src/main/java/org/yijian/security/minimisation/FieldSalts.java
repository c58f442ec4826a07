package org.yijian.security.minimisation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyRing;

/**
 * The salts of one record's fields, all from one secret: HMAC-SHA256 of kind and path, the first 16 bytes. One salt says
 * nothing about another, and the secret never leaves. Two revisions of a record need two secrets, or whoever gets both
 * sees which of the withheld fields changed.
 */
public final class FieldSalts {

    /** The length of a salt. */
    public static final int BYTES = 16;

    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    private FieldSalts(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * From a secret that is kept elsewhere.
     *
     * @param secret 32 bytes
     */
    public static FieldSalts of(byte[] secret) {
        return new FieldSalts(secret);
    }

    /** From a secret that nobody keeps: the record cannot be minimised in the same way again. */
    public static FieldSalts random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new FieldSalts(secret);
    }

    /**
     * From the hub's master key; the same revision always gives the same salts, so that a message that is made again is
     * the same message.
     *
     * @param revision which revision of which record, for example {@code 0197…/3}
     */
    public static FieldSalts derived(KeyRing keys, String revision) {
        return new FieldSalts(keys.derive("field-salt/" + revision, SECRET_BYTES));
    }

    /**
     * The commitment to one value under its salt, as {@link CommittedRecord} makes it.
     *
     * @param path JSON Pointer of the field
     * @param value its value in canonical JSON
     * @return 32 bytes
     */
    public byte[] commitment(String path, byte[] value) {
        FlatField field = new FlatField(FlatField.Kind.VALUE, path, value, false);
        return field.commitment(salt(field.kind(), path));
    }

    byte[] salt(FlatField.Kind kind, String path) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM, CryptographicProvider.BOUNCY_CASTLE);
            mac.init(secret);
            mac.update(kind.code());
            return Arrays.copyOf(mac.doFinal(path.getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "FieldSalts[not shown]";
    }
}
