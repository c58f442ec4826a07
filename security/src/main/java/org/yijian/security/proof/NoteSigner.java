package org.yijian.security.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/** Signs notes under one name, with one key or, under the national profile, with two. Safe for many threads. */
public final class NoteSigner {

    private final String name;
    private final List<SigningKey> keys;

    private NoteSigner(String name, List<SigningKey> keys) {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(NoteSigner::isSpace)) {
            throw new IllegalArgumentException("a key's name has no spaces and no plus: " + name);
        }
        this.name = name;
        this.keys = List.copyOf(keys);
    }

    /** One Ed25519 signature, type 0x01. */
    public static NoteSigner of(String name, SigningKey ed25519) {
        return new NoteSigner(name, List.of(ed25519));
    }

    /** With the hub's keys {@link KeyPurpose#LOG} and {@link KeyPurpose#LOG_SM2}: two lines, 0x01 and 0xff. */
    public static NoteSigner of(String name, KeyRing keys) {
        return of(name, keys.key(KeyPurpose.LOG)).and(keys.key(KeyPurpose.LOG_SM2));
    }

    /** The same, with one more signature line. */
    public NoteSigner and(SigningKey key) {
        List<SigningKey> more = new ArrayList<>(keys);
        more.add(key);
        return new NoteSigner(name, more);
    }

    /** The note: the text, which must end in a newline, and a line per key. */
    public SignedNote sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SignedNote(text, keys.stream()
                .map(key -> new SignedNote.Line(name, verifier(key).keyId(), signature(key, bytes))).toList());
    }

    /** What the signatures are checked with, in the order of the lines. */
    public List<NoteVerifier> verifiers() {
        return keys.stream().map(this::verifier).toList();
    }

    private NoteVerifier verifier(SigningKey key) {
        return new NoteVerifier(name, key.certificate().getPublicKey());
    }

    private static byte[] signature(SigningKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(key.algorithm().signature(),
                    CryptographicProvider.BOUNCY_CASTLE);
            signature.initSign(key.privateKey());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + key + " does not sign", e);
        }
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint);
    }
}
