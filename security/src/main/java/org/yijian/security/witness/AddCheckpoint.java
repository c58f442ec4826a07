package org.yijian.security.witness;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.ConsistencyProof;
import org.yijian.security.proof.MerkleHash;
import org.yijian.security.proof.SignedNote;

/**
 * What a log asks of a witness: to cosign a checkpoint, proved to continue the one that the witness has (C2SP
 * tlog-witness, add-checkpoint).
 *
 * @param oldSize size of the checkpoint that the witness cosigned last, 0 for none
 * @param proof hashes of the consistency proof from there (RFC 6962, 2.1.2), at most 63; none from size 0
 * @param note the checkpoint with its signatures
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note) {

    /** More than any honest request has: 63 hashes and a checkpoint with many signatures. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int MAX_HASHES = 63;
    private static final Pattern OLD_SIZE = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MAX_HASHES) {
            throw malformed("size");
        }
    }

    /** With a proof as the log makes it. */
    public static AddCheckpoint of(ConsistencyProof proof, SignedNote note) {
        return new AddCheckpoint(proof.from(), proof.hashes(), note);
    }

    /** What the note says. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** The body of the request. */
    public String encode() {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return body.append('\n').append(note.encode()).toString();
    }

    /**
     * From the body of a request.
     *
     * @throws FaultException {@link SecurityError#WITNESS_REQUEST_MALFORMED} or
     *         {@link SecurityError#LOG_CHECKPOINT_MALFORMED}
     */
    public static AddCheckpoint parse(String body) {
        int end = body.indexOf("\n\n");
        if (body.length() > MAX_BYTES || end < 0) {
            throw malformed("empty line");
        }
        String[] lines = body.substring(0, end).split("\n", -1);
        var old = OLD_SIZE.matcher(lines[0]);
        if (!old.matches() || lines.length - 1 > MAX_HASHES) {
            throw malformed("old");
        }
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(hash(lines[i]));
        }
        AddCheckpoint request = new AddCheckpoint(Long.parseLong(old.group(1)), proof,
                SignedNote.parse(body.substring(end + 2)));
        request.checkpoint();
        return request;
    }

    private static byte[] hash(String line) {
        try {
            byte[] hash = Base64.getDecoder().decode(line);
            if (hash.length == MerkleHash.BYTES) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.WITNESS_REQUEST_MALFORMED, "base64"), e);
        }
        throw malformed("hash");
    }

    private static FaultException malformed(String what) {
        return new FaultException(SecurityError.WITNESS_REQUEST_MALFORMED, what);
    }
}
