package org.yijian.security.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The unfinished tiles and bundle that a checkpoint needs as files. A partial tile stays until its full tile is published:
 * readers of older checkpoints may still ask for it.
 */
final class PartialTiles {

    private final LogFolder folder;
    private TreeEdge written;

    /** @param published the edge whose partial tiles are on disk */
    PartialTiles(LogFolder folder, TreeEdge published) {
        this.folder = folder;
        this.written = published;
    }

    /** What a checkpoint of this edge needs and is not there yet. */
    Map<Path, byte[]> unwritten(TreeEdge edge) {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        for (int level = 0; level < edge.levels().size(); level++) {
            List<byte[]> hashes = edge.level(level);
            boolean changed = TreeEdge.count(edge.size(), level) != TreeEdge.count(written.size(), level);
            if (!hashes.isEmpty() && changed) {
                files.put(folder.tileFile(level, edge.tile(level), hashes.size()), TileHashes.encode(hashes));
            }
        }
        if (!edge.entries().isEmpty()) {
            files.put(folder.bundleFile(edge.tile(0), edge.entries().size()), EntryBundle.encode(edge.entries()));
        }
        return files;
    }

    /** A checkpoint of this edge is out: partial tiles that have become full may go. */
    void published(TreeEdge edge) {
        for (int level = 0; level < written.levels().size(); level++) {
            if (!written.level(level).isEmpty() && edge.tile(level) > written.tile(level)) {
                delete(folder.tileFile(level, written.tile(level), 1).getParent());
                if (level == 0) {
                    delete(folder.bundleFile(written.tile(0), 1).getParent());
                }
            }
        }
        written = edge;
    }

    /** Removes a folder of partial tiles; one that a crash kept from being removed does no harm. */
    private static void delete(@Nullable Path partialTiles) {
        if (partialTiles == null || !Files.isDirectory(partialTiles)) {
            return;
        }
        try (Stream<Path> files = Files.list(partialTiles)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(partialTiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
