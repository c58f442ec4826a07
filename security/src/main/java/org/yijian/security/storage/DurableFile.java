package org.yijian.security.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that are whole or absent after a crash: written beside their place, synced, renamed, and the folder synced. Many
 * at once share the syncs of their folders.
 */
public final class DurableFile {

    private static final String UNFINISHED = ".unfinished";

    private DurableFile() {
    }

    /** Writes one file, over whatever is there. */
    public static void write(Path file, byte[] content) throws IOException {
        writeAll(Map.of(file, content));
    }

    /** Writes one file that only its owner may read (mode 0600 from the first byte on). */
    public static void writeSecret(Path file, byte[] content) throws IOException {
        Path unfinished = unfinished(file);
        Files.deleteIfExists(unfinished);
        FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            fill(channel, content);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folderOf(file));
    }

    /** Writes all of them; after a crash some may be new and some old, but each is whole. */
    public static void writeAll(Map<Path, byte[]> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            folders.addAll(createFolders(folderOf(file.getKey())));
            try (FileChannel channel = FileChannel.open(unfinished(file.getKey()), StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                fill(channel, file.getValue());
            }
        }
        for (Path file : files.keySet()) {
            Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            folders.add(folderOf(file));
        }
        syncFolders(folders);
    }

    /** Makes what was created, renamed or deleted in a folder outlast a crash. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void syncFolders(Collection<Path> folders) throws IOException {
        for (Path folder : folders) {
            syncFolder(folder);
        }
    }

    /** Makes the folder and those above it; returns those whose contents changed by it. */
    private static List<Path> createFolders(Path folder) throws IOException {
        List<Path> changed = new ArrayList<>();
        Path parent = folder.getParent();
        if (!Files.isDirectory(folder) && parent != null) {
            changed.addAll(createFolders(parent));
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
            changed.add(parent);
        }
        return changed;
    }

    private static void fill(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("the root of the file system is not a file");
        }
        return folder;
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }
}
