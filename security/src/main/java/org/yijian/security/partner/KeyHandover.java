package org.yijian.security.partner;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.witness.CosignatureKey;

/**
 * What a key for notes says of its successor: a signed note (C2SP) by the old key, of which the text is a header, the old
 * key, the new key and the time, a line each. Whoever knows the old key knows by it the new one, without asking people.
 *
 * @param from the old key as it is handed out
 * @param to the new key as it is handed out, of the same name
 * @param at when the old key said so
 */
public record KeyHandover(String from, String to, Instant at) {

    private static final String HEADER = "yijian.org/key-handover/v1";
    private static final int LINES = 4;

    /** The statement, signed. */
    public String sign(SigningKey old) {
        String name = from.substring(0, from.indexOf('+'));
        return NoteSigner.of(name, old).sign(text()).encode();
    }

    private String text() {
        return String.join("\n", HEADER, from, to, at.toString()) + "\n";
    }

    /**
     * Reads a statement and checks that the key that it is of has signed it.
     *
     * @throws FaultException {@link SecurityError#TRUST_DOCUMENT_UNSOUND}, {@link SecurityError#LOG_CHECKPOINT_MALFORMED}
     *         or {@link SecurityError#TRUST_UNREADABLE}, whatever the text is
     */
    public static KeyHandover parse(String note) {
        SignedNote signed = SignedNote.parse(note);
        String[] lines = signed.text().split("\n", -1);
        if (lines.length != LINES + 1 || !lines[0].equals(HEADER)) {
            throw unsound("form");
        }
        KeyHandover handover = new KeyHandover(lines[1], lines[2], instant(lines[3]));
        NoteVerifier from = verifier(handover.from);
        NoteVerifier to = verifier(handover.to);
        boolean alike = from.name().equals(to.name()) && from.key().getAlgorithm().equals(to.key().getAlgorithm())
                && CosignatureKey.is(handover.from) == CosignatureKey.is(handover.to);
        if (!alike || !signed.text().equals(handover.text()) || !signed.signedBy(from)) {
            throw unsound("signature");
        }
        return handover;
    }

    /** Keys that are known, and those that they and their successors handed over to. */
    public static Set<String> follow(Set<String> known, List<String> handovers) {
        Set<String> all = new HashSet<>(known);
        List<KeyHandover> steps = handovers.stream().map(KeyHandover::parse).toList();
        boolean more = true;
        while (more) {
            more = false;
            for (KeyHandover step : steps) {
                more |= all.contains(step.from) && all.add(step.to);
            }
        }
        return all;
    }

    /** A key for cosignatures signs such statements as any other key signs notes. */
    private static NoteVerifier verifier(String text) {
        if (!CosignatureKey.is(text)) {
            return NoteVerifier.parse(text);
        }
        CosignatureKey key = CosignatureKey.parse(text);
        return new NoteVerifier(key.name(), key.key());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_DOCUMENT_UNSOUND, "handover: time"), e);
        }
    }

    private static FaultException unsound(String what) {
        return new FaultException(SecurityError.TRUST_DOCUMENT_UNSOUND, "handover: " + what);
    }
}
