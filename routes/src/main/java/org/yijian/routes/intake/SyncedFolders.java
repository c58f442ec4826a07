package org.yijian.routes.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders whose entries are on disk before anyone relies on them. */
final class SyncedFolders {

    private SyncedFolders() {
    }

    /** Makes the folder and those between it and the root, each synced into the one above it. */
    static void create(Path root, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = root;
        for (Path name : root.relativize(folder)) {
            Path below = above.resolve(name);
            Files.createDirectories(below);
            sync(above);
            above = below;
        }
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
