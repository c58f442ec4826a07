package org.yijian.security.proof;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * Reads a log's folder again from its leaves up and compares everything with everything: bundles with tiles, tiles with
 * the tiles above them, the root with the checkpoint, the checkpoint with the keys. Believes nothing but the keys, and
 * fails closed. Memory stays flat: a tile a level.
 */
public final class LogVerifier {

    private static final int MAX_FAULTS = 100;

    private final LogFolder folder;
    private final String origin;
    private final Supplier<List<List<NoteVerifier>>> keys;

    /**
     * @param keys all of these must have signed the checkpoint; at least one
     */
    public LogVerifier(Path folder, String origin, List<NoteVerifier> keys) {
        this(folder, origin, all(keys));
    }

    private LogVerifier(Path folder, String origin, Supplier<List<List<NoteVerifier>>> keys) {
        this.folder = new LogFolder(folder);
        this.origin = origin;
        this.keys = keys;
    }

    private static Supplier<List<List<NoteVerifier>>> all(List<NoteVerifier> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("without a key nothing can be verified");
        }
        List<List<NoteVerifier>> groups = keys.stream().map(List::of).toList();
        return () -> groups;
    }

    /** By the keys that the log has at the moment: one of each kind must have signed, while one takes over from another. */
    public static LogVerifier of(Path folder, NoteSigner signer, String origin) {
        return new LogVerifier(folder, origin, signer::groups);
    }

    /** The report, with at most {@value #MAX_FAULTS} faults; what cannot be read is a fault, never an exception. */
    public LogReport verify() {
        List<Fault> faults = new ArrayList<>();
        Optional<Checkpoint> checkpoint = checkpoint(faults);
        checkpoint.ifPresent(found -> compare(found, 0, TreeEdge.empty(), faults));
        return new LogReport(checkpoint.map(Checkpoint::size).orElse(0L), faults);
    }

    /**
     * The same for what was added since: everything before is taken to be what it was found to be then, and that is held
     * against its root again.
     *
     * @param known where an earlier run came to, its size a multiple of 256; of size 0 to read the whole log
     */
    public LogReplay verifyFrom(Checkpoint known) {
        List<Fault> faults = new ArrayList<>();
        Optional<Checkpoint> checkpoint = checkpoint(faults);
        Checkpoint reached = checkpoint.map(found -> continued(known, found, faults)).orElse(known);
        LogReport report = new LogReport(checkpoint.map(Checkpoint::size).orElse(0L), faults);
        return new LogReplay(report, report.sound() ? reached : known);
    }

    private Checkpoint continued(Checkpoint known, Checkpoint found, List<Fault> faults) {
        if (known.size() % TilePath.WIDTH != 0 || found.size() < known.size()) {
            faults.add(Fault.of(SecurityError.WITNESS_ROLLBACK, found.size() + " < " + known.size()));
            return known;
        }
        try {
            TreeEdge now = TreeEdge.read(folder, found.size());
            TreeEdge edge = now.at(folder, known.size());
            byte[] root = new LogReader(folder).hashes(edge).root(known.size());
            if (!Arrays.equals(root, known.root())) {
                faults.add(Fault.of(SecurityError.LOG_ROOT_MISMATCH, known));
                return known;
            }
            compare(found, known.size() / TilePath.WIDTH, edge, faults);
            long full = found.size() / TilePath.WIDTH * TilePath.WIDTH;
            return new Checkpoint(origin, full, new LogReader(folder).hashes(now).root(full));
        } catch (FaultException e) {
            faults.add(e.fault());
        } catch (UncheckedIOException e) {
            faults.add(Fault.of(SecurityError.LOG_TILE_DAMAGED, String.valueOf(e.getMessage())));
        }
        return known;
    }

    private Optional<Checkpoint> checkpoint(List<Fault> faults) {
        try {
            SignedNote signed = SignedNote.parse(folder.checkpoint().orElseThrow(
                    () -> new FaultException(SecurityError.LOG_CHECKPOINT_MISSING, folder.checkpointFile())));
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            keys.get().stream().flatMap(group -> unsigned(group, signed).stream())
                    .forEach(key -> faults.add(Fault.of(SecurityError.LOG_SIGNATURE_BAD, key.text())));
            if (!checkpoint.origin().equals(origin)) {
                faults.add(Fault.of(SecurityError.LOG_CHECKPOINT_MALFORMED, checkpoint.origin()));
            }
            return Optional.of(checkpoint);
        } catch (FaultException e) {
            faults.add(e.fault());
        } catch (UncheckedIOException e) {
            faults.add(Fault.of(SecurityError.LOG_CHECKPOINT_MALFORMED, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /** Keys of one kind in whose name something is wrong; the first of them if none has signed. */
    private static List<NoteVerifier> unsigned(List<NoteVerifier> group, SignedNote signed) {
        return group.stream().anyMatch(signed::signedBy)
                ? group.stream().filter(key -> signed.names(key) && !signed.signedBy(key)).toList()
                : List.of(group.getFirst());
    }

    /** The tree is built from the leaves alone; each tile on disk is then held against it. */
    private void compare(Checkpoint checkpoint, long first, TreeEdge edge, List<Fault> faults) {
        List<List<byte[]>> levels = new ArrayList<>();
        edge.levels().forEach(level -> levels.add(new ArrayList<>(level)));
        long bundles = Math.ceilDiv(checkpoint.size(), TilePath.WIDTH);
        for (long bundle = first; bundle < bundles && faults.size() < MAX_FAULTS; bundle++) {
            int width = (int) Math.min(TilePath.WIDTH, checkpoint.size() - bundle * TilePath.WIDTH);
            Optional<List<byte[]>> leaves = leaves(faults, folder, bundle, width);
            if (leaves.isEmpty()) {
                // nothing above it can be compared without its leaves
                return;
            }
            take(levels, 0, bundle, leaves.get().stream().map(MerkleHash::leaf).toList(), faults);
        }
        compareEdge(levels, checkpoint, faults);
    }

    private static Optional<List<byte[]>> leaves(List<Fault> faults, LogFolder folder, long bundle, int width) {
        try {
            return Optional.of(folder.bundle(bundle, width));
        } catch (FaultException e) {
            faults.add(e.fault());
        } catch (UncheckedIOException e) {
            faults.add(Fault.of(SecurityError.LOG_BUNDLE_DAMAGED, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void take(List<List<byte[]>> levels, int level, long tile, List<byte[]> hashes, List<Fault> faults) {
        if (hashes.size() == TilePath.WIDTH) {
            compareTile(level, tile, hashes, faults);
            while (levels.size() <= level + 1) {
                levels.add(new ArrayList<>());
            }
            List<byte[]> above = levels.get(level + 1);
            above.add(TileHashes.root(hashes));
            if (above.size() == TilePath.WIDTH) {
                List<byte[]> full = List.copyOf(above);
                above.clear();
                take(levels, level + 1, tile / TilePath.WIDTH, full, faults);
            }
        } else {
            while (levels.size() <= level) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).addAll(hashes);
        }
    }

    private void compareEdge(List<List<byte[]>> levels, Checkpoint checkpoint, List<Fault> faults) {
        if (faults.size() >= MAX_FAULTS) {
            return;
        }
        TreeEdge edge = new TreeEdge(checkpoint.size(), List.of(), levels);
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).isEmpty()) {
                compareTile(level, edge.tile(level), levels.get(level), faults);
            }
        }
        byte[] root = new LogReader(folder).hashes(edge).root(checkpoint.size());
        if (!Arrays.equals(root, checkpoint.root())) {
            faults.add(Fault.of(SecurityError.LOG_ROOT_MISMATCH, checkpoint));
        }
    }

    private void compareTile(int level, long tile, List<byte[]> expected, List<Fault> faults) {
        try {
            List<byte[]> found = folder.tile(level, tile, expected.size());
            if (!Arrays.equals(TileHashes.encode(found), TileHashes.encode(expected))) {
                faults.add(Fault.of(SecurityError.LOG_TILE_DAMAGED, TilePath.tile(level, tile, expected.size())));
            }
        } catch (FaultException e) {
            faults.add(e.fault());
        } catch (UncheckedIOException e) {
            faults.add(Fault.of(SecurityError.LOG_TILE_DAMAGED, String.valueOf(e.getMessage())));
        }
    }
}
