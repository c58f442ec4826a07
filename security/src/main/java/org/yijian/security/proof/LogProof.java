package org.yijian.security.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * That a leaf is in a log, as one text that can be checked offline (C2SP tlog-proof): the place, the siblings, the signed
 * checkpoint. The optional line {@code extra}, which nothing protects, is neither written nor taken.
 *
 * @param index the leaf's place, from 0
 * @param hashes the siblings from the leaf up, 32 bytes each
 * @param checkpoint the note as the log published it
 */
public record LogProof(long index, List<byte[]> hashes, String checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MOST_HASHES = 63;

    public LogProof {
        hashes = List.copyOf(hashes);
    }

    /** The text, in its one possible form. */
    public String encode() {
        StringBuilder text = new StringBuilder(HEADER).append("\nindex ").append(index).append('\n');
        hashes.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /**
     * Reads the text back, and nothing that {@link #encode} would write differently.
     *
     * @throws FaultException {@link SecurityError#LOG_PROOF_MALFORMED}
     */
    public static LogProof parse(String text) {
        int end = text.indexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
        if (lines.length < 2 || lines.length > MOST_HASHES + 2 || !lines[0].equals(HEADER)
                || !lines[1].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new FaultException(SecurityError.LOG_PROOF_MALFORMED, "lines");
        }
        try {
            List<byte[]> hashes = new ArrayList<>();
            Arrays.stream(lines).skip(2).forEach(line -> hashes.add(Base64.getDecoder().decode(line)));
            LogProof proof = new LogProof(Long.parseLong(lines[1].substring("index ".length())), hashes,
                    text.substring(end + 2));
            if (!proof.encode().equals(text)) {
                throw new FaultException(SecurityError.LOG_PROOF_MALFORMED, "base64");
            }
            return proof;
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.LOG_PROOF_MALFORMED, "base64"), e);
        }
    }

    /** Whether it leads from the leaf to the root of the checkpoint; says nothing about the checkpoint's signatures. */
    public boolean leads(byte[] leaf) {
        Checkpoint to = Checkpoint.parse(SignedNote.parse(checkpoint).text());
        return new InclusionProof(index, to.size(), hashes).verifies(MerkleHash.leaf(leaf), to.root());
    }

    /** The proof's bytes in a file. */
    public byte[] bytes() {
        return encode().getBytes(StandardCharsets.UTF_8);
    }
}
