package org.yijian.security.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/** Reads a log's files as any outsider could, and says which one is not what it must be. */
final class LogFolder {

    private static final long MAX_FILE_BYTES = (long) TilePath.WIDTH * (EntryBundle.MAX_ENTRY_BYTES + Short.BYTES);

    private final Path folder;

    LogFolder(Path folder) {
        this.folder = folder;
    }

    Path tileFile(int level, long index, int width) {
        return folder.resolve(TilePath.tile(level, index, width));
    }

    Path bundleFile(long index, int width) {
        return folder.resolve(TilePath.bundle(index, width));
    }

    Path checkpointFile() {
        return folder.resolve("checkpoint");
    }

    Optional<String> checkpoint() {
        return read(checkpointFile()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    boolean hasTiles() {
        Path tiles = folder.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return false;
        }
        try (Stream<Path> files = Files.list(tiles)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first hashes of a tile: from the partial tile of this width, or else from the full one.
     *
     * @throws FaultException {@link SecurityError#LOG_TILE_DAMAGED} if neither is there or the length is wrong
     */
    List<byte[]> tile(int level, long index, int width) {
        Optional<byte[]> exact = read(tileFile(level, index, width));
        int found = exact.isPresent() ? width : TilePath.WIDTH;
        byte[] bytes = exact.or(() -> read(tileFile(level, index, TilePath.WIDTH)))
                .filter(content -> content.length == found * MerkleHash.BYTES)
                .orElseThrow(() -> new FaultException(SecurityError.LOG_TILE_DAMAGED,
                        TilePath.tile(level, index, width)));
        List<byte[]> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(Arrays.copyOfRange(bytes, i * MerkleHash.BYTES, (i + 1) * MerkleHash.BYTES));
        }
        return List.copyOf(hashes);
    }

    /**
     * The first leaves of a bundle: from the partial bundle of this width, or else from the full one.
     *
     * @throws FaultException {@link SecurityError#LOG_BUNDLE_DAMAGED} if neither is there or one is cut short
     */
    List<byte[]> bundle(long index, int width) {
        Optional<byte[]> exact = read(bundleFile(index, width));
        int found = exact.isPresent() ? width : TilePath.WIDTH;
        return exact.or(() -> read(bundleFile(index, TilePath.WIDTH)))
                .flatMap(content -> EntryBundle.decode(content, found)).orElseThrow(
                        () -> new FaultException(SecurityError.LOG_BUNDLE_DAMAGED, TilePath.bundle(index, width)))
                .subList(0, width);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.size(file) > MAX_FILE_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
