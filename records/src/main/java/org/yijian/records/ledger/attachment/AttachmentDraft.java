package org.yijian.records.ledger.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

/**
 * An attachment that is being written, piece by piece in order. Each piece outlasts a crash once it is added; what was
 * begun is resumed by {@link Attachments#resume}. For one thread at a time.
 */
public final class AttachmentDraft {

    private static final int BUFFER = 64 * 1024;

    private final UUID id;
    private final UUID record;
    private final int pieceBytes;
    private final SealedPieces pieces;
    private TwoDigests digesting = new TwoDigests();
    private int count;
    private long bytes;
    private @Nullable Digests digests;

    AttachmentDraft(UUID id, UUID record, int pieceBytes, SealedPieces pieces) {
        this.id = id;
        this.record = record;
        this.pieceBytes = pieceBytes;
        this.pieces = pieces;
    }

    /** Takes up what is on disk: it is read again, for its digests. */
    void takeUp() throws IOException {
        count = pieces.count();
        byte[] buffer = new byte[BUFFER];
        try (InputStream all = pieces.openAll(count)) {
            for (int read = all.read(buffer); read >= 0; read = all.read(buffer)) {
                digesting.update(buffer, 0, read);
                bytes += read;
            }
        }
    }

    public UUID id() {
        return id;
    }

    UUID record() {
        return record;
    }

    public int pieceBytes() {
        return pieceBytes;
    }

    /** How many pieces are on disk. */
    public int pieces() {
        return count;
    }

    /** How many bytes they hold. */
    public long bytes() {
        return bytes;
    }

    /**
     * Adds the next piece: at most as much as a piece holds, less only at the end.
     *
     * @return how many bytes it took; 0 if there were none, and then there is no piece
     * @throws FaultException {@link RecordError#ATTACHMENT_CUT} if the source breaks off,
     *         {@link RecordError#ATTACHMENT_STORE} if the disk fails; what was added before stays
     */
    public int add(InputStream plain) {
        return add(plain, pieceBytes, false);
    }

    /**
     * Adds the next piece, which is exactly the whole of a source.
     *
     * @param length in bytes, at most as much as a piece holds
     * @throws FaultException as {@link #add(InputStream)} does, also if the source is shorter or longer, or is not what was
     *         encrypted
     */
    public void addExactly(InputStream plain, int length) {
        add(plain, Math.min(length, pieceBytes), true);
    }

    private int add(InputStream plain, int most, boolean exactly) {
        byte[] buffer = new byte[BUFFER];
        int first = read(plain, buffer, Math.min(BUFFER, most));
        if (first == 0 && !exactly) {
            return 0;
        }
        try {
            return added(plain, buffer, first, most, exactly);
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, String.valueOf(e.getMessage())), e);
        }
    }

    private int added(InputStream plain, byte[] buffer, int first, int most, boolean exactly) throws IOException {
        int taken = 0;
        boolean whole = false;
        try {
            try (OutputStream out = pieces.begin(count)) {
                for (int read = first; read > 0; read = read(plain, buffer, Math.min(BUFFER, most - taken))) {
                    out.write(buffer, 0, read);
                    digesting.update(buffer, 0, read);
                    taken += read;
                }
            }
            if (exactly && (taken != most || read(plain, buffer, 1) > 0)) {
                throw new FaultException(RecordError.ATTACHMENT_CUT);
            }
            whole = true;
        } finally {
            if (!whole) {
                again();
            }
        }
        pieces.finish(count);
        count++;
        bytes += taken;
        return taken;
    }

    /** The digests have seen what does not count: they begin anew with what is on disk. */
    private void again() throws IOException {
        digesting = new TwoDigests();
        bytes = 0;
        takeUp();
    }

    private static int read(InputStream plain, byte[] buffer, int most) {
        try {
            return plain.readNBytes(buffer, 0, most);
        } catch (IOException e) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_CUT), e);
        }
    }

    /** The digests of all of it; nothing is added after that. */
    public Digests digests() {
        if (digests == null) {
            digests = digesting.digests();
        }
        return digests;
    }
}
