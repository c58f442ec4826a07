package org.yijian.security.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * A text with signature lines under it (C2SP signed-note).
 *
 * @param text what is signed, ending in a newline
 * @param signatures one per line, at least one
 */
public record SignedNote(String text, List<Line> signatures) {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_SIGNATURES = 100;
    private static final int KEY_ID_BYTES = 4;

    /**
     * One signature.
     *
     * @param name the name of the key
     * @param keyId tells keys of one name apart
     * @param signature the bytes after the key id
     */
    public record Line(String name, int keyId, byte[] signature) {

        /** The line as it stands in a note, with its newline. */
        public String encode() {
            byte[] bytes = ByteBuffer.allocate(KEY_ID_BYTES + signature.length).putInt(keyId).put(signature).array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }

        static Line parse(String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("—") || parts[1].isEmpty() || parts[1].contains("+")) {
                throw malformed("signature line");
            }
            byte[] bytes = decode(parts[2]);
            if (bytes.length <= KEY_ID_BYTES) {
                throw malformed("signature line");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int keyId = buffer.getInt();
            byte[] signature = new byte[buffer.remaining()];
            buffer.get(signature);
            return new Line(parts[1], keyId, signature);
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The note as it is stored and served. */
    public String encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.encode()));
        return note.toString();
    }

    /**
     * @throws FaultException {@link SecurityError#LOG_CHECKPOINT_MALFORMED} for whatever is not a note
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end <= 0 || note.length() > MAX_CHARACTERS || !note.endsWith("\n")
                || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw malformed("note");
        }
        String[] lines = note.substring(end + 2).split("\n", -1);
        if (lines.length - 1 > MAX_SIGNATURES || lines.length < 2) {
            throw malformed("signatures");
        }
        List<Line> signatures = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(Line.parse(lines[i]));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The note with these lines under it; a line of the same key is replaced. */
    public SignedNote with(List<Line> lines) {
        List<Line> all = new ArrayList<>(signatures);
        for (Line line : lines) {
            all.removeIf(old -> old.name().equals(line.name()) && old.keyId() == line.keyId());
            all.add(line);
        }
        return new SignedNote(text, all);
    }

    /** Whether this key signed the note: a line with its name and id is there, and all such lines are right. */
    public boolean signedBy(NoteVerifier verifier) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return names(verifier) && linesOf(verifier).allMatch(line -> verifier.verifies(bytes, line.signature()));
    }

    /** Whether there is a line that claims to be by this key. */
    public boolean names(NoteVerifier verifier) {
        return linesOf(verifier).findAny().isPresent();
    }

    private Stream<Line> linesOf(NoteVerifier verifier) {
        return signatures.stream()
                .filter(line -> line.name().equals(verifier.name()) && line.keyId() == verifier.keyId());
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.LOG_CHECKPOINT_MALFORMED, "base64"), e);
        }
    }

    private static FaultException malformed(String what) {
        return new FaultException(SecurityError.LOG_CHECKPOINT_MALFORMED, what);
    }
}
