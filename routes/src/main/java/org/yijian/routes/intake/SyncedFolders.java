package org.yijian.routes.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders whose entries are on disk before anyone relies on them. */
final class SyncedFolders {

    private SyncedFolders() {
    }

    /** Makes a folder, synced into the one above it, which must be there. */
    static void create(Path folder, Path above) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(above);
        }
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
