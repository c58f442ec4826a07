package org.yijian.security.proof;

import java.util.Arrays;
import java.util.Base64;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * What a log commits to: its name, its size, its root (C2SP tlog-checkpoint). Signed, it is a {@link SignedNote}.
 *
 * @param origin the log's name, a URL without scheme
 * @param size how many leaves
 * @param root the RFC 6962 root at this size, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0 || root.length != MerkleHash.BYTES) {
            throw new IllegalArgumentException("no checkpoint: " + origin + ", " + size);
        }
    }

    /** The text that is signed: three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * From the text of a note; lines after the third are allowed, and not kept.
     *
     * @throws FaultException {@link SecurityError#LOG_CHECKPOINT_MALFORMED}
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new FaultException(SecurityError.LOG_CHECKPOINT_MALFORMED, "text");
        }
        try {
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.LOG_CHECKPOINT_MALFORMED, "text"), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint checkpoint && origin.equals(checkpoint.origin) && size == checkpoint.size
                && Arrays.equals(root, checkpoint.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return "Checkpoint[" + text().strip().replace('\n', ' ') + "]";
    }
}
