package org.yijian.records.ledger.attachment;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.yijian.security.storage.DurableFile;

/**
 * Files of pieces: {@code <two digits>/<id>/<number>}. A piece is whole or absent after a crash; what it holds is
 * encrypted by whoever writes it.
 */
final class PieceFolder {

    private static final int BUFFER = 128 * 1024;
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    PieceFolder(Path root) {
        this.root = root;
    }

    private Path folder(UUID id) {
        String name = id.toString();
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    private Path file(UUID id, int number) {
        return folder(id).resolve("%06d".formatted(number));
    }

    /** How much more the disk takes. */
    long room() throws IOException {
        Files.createDirectories(root);
        return Files.getFileStore(root).getUsableSpace();
    }

    /** How many pieces are there, from the first on without a gap. */
    int pieces(UUID id) {
        int count = 0;
        while (Files.isRegularFile(file(id, count))) {
            count++;
        }
        return count;
    }

    /** Begins a piece; synced when it is closed, but not there before {@link #finish}. */
    OutputStream begin(UUID id, int number) throws IOException {
        Path folder = folder(id);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            DurableFile.syncFolder(root.resolve(id.toString().substring(0, 2)));
            DurableFile.syncFolder(root);
        }
        FileChannel channel = FileChannel.open(unfinished(id, number), StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new BufferedOutputStream(new Synced(channel), BUFFER);
    }

    private Path unfinished(UUID id, int number) {
        Path file = file(id, number);
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** The piece counts from now on, also after a crash. */
    void finish(UUID id, int number) throws IOException {
        Files.move(unfinished(id, number), file(id, number), StandardCopyOption.ATOMIC_MOVE);
        DurableFile.syncFolder(folder(id));
    }

    InputStream open(UUID id, int number) throws IOException {
        return Files.newInputStream(file(id, number));
    }

    /** Removes all pieces; there may be none. */
    void remove(UUID id) {
        Path folder = folder(id);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            DurableFile.syncFolder(root.resolve(id.toString().substring(0, 2)));
        } catch (NoSuchFileException none) {
            // nothing was written yet
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything of which there are pieces. */
    List<UUID> all() {
        List<UUID> ids = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return ids;
        }
        try (Stream<Path> folders = Files.walk(root, 2)) {
            folders.filter(each -> root.relativize(each).getNameCount() == 2)
                    .map(each -> String.valueOf(each.getFileName())).filter(name -> name.length() == 36)
                    .forEach(name -> ids.add(UUID.fromString(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    /** Synced before it is closed. */
    private static final class Synced extends FilterOutputStream {

        private final FileChannel channel;

        Synced(FileChannel channel) {
            super(Channels.newOutputStream(channel));
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.force(true);
            }
            super.close();
        }
    }
}
