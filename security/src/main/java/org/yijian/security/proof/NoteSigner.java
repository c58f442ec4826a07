package org.yijian.security.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/**
 * Signs notes under one name, with one key or two of different kinds; while a key takes over from another, with both. Safe
 * for many threads.
 */
public final class NoteSigner {

    private final String name;
    private final Supplier<List<Line>> lines;

    /**
     * The keys that make one line of a note.
     *
     * @param signing all of these sign: one, or two while one takes over from the other
     * @param retired signed before
     */
    private record Line(List<SigningKey> signing, List<PublicKey> retired) {

        private static Line of(KeyRing keys, KeyPurpose purpose) {
            return new Line(keys.signing(purpose), keys.retired().stream().filter(key -> key.purpose() == purpose)
                    .map(key -> key.certificate().getPublicKey()).toList());
        }

        private Stream<PublicKey> all() {
            return Stream.concat(signing.stream().map(key -> key.certificate().getPublicKey()), retired.stream());
        }
    }

    private NoteSigner(String name, Supplier<List<Line>> lines) {
        if (name.isEmpty() || name.contains("+") || name.codePoints().anyMatch(NoteSigner::isSpace)) {
            throw new IllegalArgumentException("a key's name has no spaces and no plus: " + name);
        }
        this.name = name;
        this.lines = lines;
    }

    /** One Ed25519 signature, type 0x01. */
    public static NoteSigner of(String name, SigningKey ed25519) {
        List<Line> one = List.of(new Line(List.of(ed25519), List.of()));
        return new NoteSigner(name, () -> one);
    }

    /**
     * With the hub's keys {@link KeyPurpose#LOG} and {@link KeyPurpose#LOG_SM2} of the moment: two lines, 0x01 and 0xff, and
     * one more for each key that is about to take over.
     */
    public static NoteSigner of(String name, KeyRing keys) {
        return new NoteSigner(name,
                () -> List.of(Line.of(keys, KeyPurpose.LOG), Line.of(keys, KeyPurpose.LOG_SM2)));
    }

    /** The same, with one more signature line. */
    public NoteSigner and(SigningKey key) {
        List<Line> more = new ArrayList<>(lines.get());
        more.add(new Line(List.of(key), List.of()));
        return new NoteSigner(name, () -> more);
    }

    /** The note: the text, which must end in a newline, and a line per key. */
    public SignedNote sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new SignedNote(text, lines.get().stream().flatMap(line -> line.signing().stream())
                .map(key -> new SignedNote.Line(name, verifier(key.certificate().getPublicKey()).keyId(),
                        signature(key, bytes)))
                .toList());
    }

    /** What the signatures are checked with: of each line the keys that sign now, then those that signed before. */
    public List<NoteVerifier> verifiers() {
        return groups().stream().flatMap(List::stream).toList();
    }

    /** The same by line: one key of each group must have signed. */
    public List<List<NoteVerifier>> groups() {
        return lines.get().stream().map(line -> line.all().map(this::verifier).toList()).toList();
    }

    private NoteVerifier verifier(PublicKey key) {
        return new NoteVerifier(name, key);
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
