package org.yijian.security.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.storage.DurableFile;

/**
 * The log as a folder of static files (C2SP tlog-tiles), to be served as it is: {@code checkpoint},
 * {@code tile/<level>/<number>}, {@code tile/entries/<number>}.
 *
 * <p>Only what a checkpoint was published for is in the log. Appending writes full tiles at once, and what is unfinished
 * only with the checkpoint; the checkpoint is renamed into place last. So after a crash at any moment {@link #open}
 * finds the log of the last checkpoint, and whoever appends continues from {@link #size()} with the same leaves.
 *
 * <p>One writer at a time, in this process and outside; reading is safe for many threads meanwhile. Errors of the disk
 * come as {@link UncheckedIOException} and leave the log as it was.
 */
public final class TileLog {

    private final LogFolder folder;
    private final String origin;
    private final NoteSigner signer;
    private final Clock clock;
    private final LogReader reader;
    private final PartialTiles partial;
    private volatile TreeEdge edge;
    private volatile Published published;

    /** A checkpoint with its note and when it was written. */
    private record Published(Checkpoint checkpoint, String note, Instant at) {}

    private TileLog(LogFolder folder, String origin, NoteSigner signer, Clock clock, Optional<Published> found) {
        this.folder = folder;
        this.origin = origin;
        this.signer = signer;
        this.clock = clock;
        this.reader = new LogReader(folder);
        this.edge = found.map(last -> TreeEdge.read(folder, last.checkpoint().size())).orElseGet(TreeEdge::empty);
        this.partial = new PartialTiles(folder, edge);
        this.published = found.orElseGet(() -> write(checkpoint(edge)));
    }

    /**
     * Opens the log of a folder, at its last checkpoint; an empty folder becomes a log of size 0, published at once.
     *
     * @param origin the log's name in checkpoints, a URL without scheme
     * @param signer signs checkpoints; what it finds must be signed by a key of its first kind at least
     * @throws FaultException if the checkpoint is missing although there are tiles, is not of this log, is not signed, or
     *         does not fit the tiles
     */
    public static TileLog open(Path folder, String origin, NoteSigner signer, Clock clock) {
        LogFolder files = new LogFolder(folder);
        Optional<String> note = files.checkpoint();
        if (note.isEmpty() && files.hasTiles()) {
            throw new FaultException(SecurityError.LOG_CHECKPOINT_MISSING, folder);
        }
        Optional<Published> found = note
                .map(text -> new Published(verified(text, origin, signer), text, clock.instant()));
        TileLog log = new TileLog(files, origin, signer, clock, found);
        log.checkRoot();
        return log;
    }

    /** How many leaves were appended, published or not. */
    public long size() {
        return edge.size();
    }

    /**
     * Appends all of these leaves, or none.
     *
     * @param leaves at most 65,535 bytes each
     */
    public synchronized void append(List<byte[]> leaves) {
        TreeGrowth growth = new TreeGrowth(folder, edge);
        leaves.forEach(growth::add);
        writeAll(growth.finished());
        edge = growth.edge();
    }

    /**
     * Makes everything appended so far part of the log: durable, signed, visible. Without new leaves it changes nothing.
     *
     * @return the checkpoint that is published now
     * @throws FaultException {@link SecurityError#LOG_CHANGED_ELSEWHERE} if another writer published meanwhile
     */
    public synchronized Checkpoint publish() {
        TreeEdge now = edge;
        if (now.size() == published.checkpoint().size()) {
            return published.checkpoint();
        }
        requireOwn();
        writeAll(partial.unwritten(now));
        published = write(checkpoint(now));
        partial.published(now);
        return published.checkpoint();
    }

    /**
     * Puts signature lines of others, such as witnesses, under the published checkpoint; a line of the same key is
     * replaced. They are not looked at: whoever calls has verified them.
     *
     * @param text the text that they sign
     * @return false if another checkpoint was published meanwhile, and nothing was done
     * @throws FaultException {@link SecurityError#LOG_CHANGED_ELSEWHERE} if another writer published meanwhile
     */
    public synchronized boolean addLines(String text, List<SignedNote.Line> lines) {
        SignedNote note = SignedNote.parse(published.note());
        if (!note.text().equals(text)) {
            return false;
        }
        requireOwn();
        String more = note.with(lines).encode();
        writeAll(Map.of(folder.checkpointFile(), more.getBytes(StandardCharsets.UTF_8)));
        published = new Published(published.checkpoint(), more, published.at());
        return true;
    }

    /** The last published checkpoint. */
    public Checkpoint checkpoint() {
        return published.checkpoint();
    }

    /** The last published checkpoint as it is served, with its signatures. */
    public String checkpointNote() {
        return published.note();
    }

    /** When the checkpoint was published, or found on opening. */
    public Instant publishedAt() {
        return published.at();
    }

    /** @throws IndexOutOfBoundsException for an index that is not below {@link #size()} */
    public byte[] leaf(long index) {
        TreeEdge now = edge;
        if (index < 0 || index >= now.size()) {
            throw new IndexOutOfBoundsException("leaf " + index + " of " + now.size());
        }
        return reader.leaf(now, index);
    }

    /** The root that the log had, or has, at a size. */
    public byte[] root(long size) {
        return hashes(size).root(size);
    }

    /** That the leaf is in the tree of this size. */
    public InclusionProof inclusion(long index, long size) {
        return hashes(size).inclusion(index, size);
    }

    /** That the tree of one size, at least 1, is the beginning of the tree of another. */
    public ConsistencyProof consistency(long from, long to) {
        return hashes(to).consistency(from, to);
    }

    private void requireOwn() {
        if (!folder.checkpoint().equals(Optional.of(published.note()))) {
            throw new FaultException(SecurityError.LOG_CHANGED_ELSEWHERE, folder.checkpointFile());
        }
    }

    private TreeHashes hashes(long size) {
        TreeEdge now = edge;
        if (size < 0 || size > now.size()) {
            throw new IllegalArgumentException("a tree of " + size + ", the log has " + now.size());
        }
        return reader.hashes(now);
    }

    private Checkpoint checkpoint(TreeEdge at) {
        return new Checkpoint(origin, at.size(), reader.hashes(at).root(at.size()));
    }

    private Published write(Checkpoint checkpoint) {
        String note = signer.sign(checkpoint.text()).encode();
        writeAll(Map.of(folder.checkpointFile(), note.getBytes(StandardCharsets.UTF_8)));
        return new Published(checkpoint, note, clock.instant());
    }

    /** What lies in the files must give the root that was signed, or nothing may be built upon it. */
    private void checkRoot() {
        if (!checkpoint(edge).equals(published.checkpoint())) {
            throw new FaultException(SecurityError.LOG_ROOT_MISMATCH, published.checkpoint());
        }
        List<byte[]> leafHashes = edge.entries().stream().map(MerkleHash::leaf).toList();
        if (!Arrays.equals(TileHashes.encode(leafHashes), TileHashes.encode(edge.level(0)))) {
            throw new FaultException(SecurityError.LOG_BUNDLE_DAMAGED,
                    TilePath.bundle(edge.tile(0), Math.max(1, leafHashes.size())));
        }
    }

    private static Checkpoint verified(String text, String origin, NoteSigner signer) {
        SignedNote note = SignedNote.parse(text);
        List<NoteVerifier> first = signer.groups().getFirst();
        // a kind of key added since has not signed yet; a line by any key must be right
        if (first.stream().noneMatch(note::signedBy)
                || signer.verifiers().stream().anyMatch(key -> note.names(key) && !note.signedBy(key))) {
            throw new FaultException(SecurityError.LOG_SIGNATURE_BAD, origin);
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new FaultException(SecurityError.LOG_CHECKPOINT_MALFORMED, checkpoint.origin());
        }
        return checkpoint;
    }

    private static void writeAll(Map<Path, byte[]> files) {
        try {
            DurableFile.writeAll(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
