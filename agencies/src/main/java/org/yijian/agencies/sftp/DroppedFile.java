package org.yijian.agencies.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that an agency drops for the hub: complete when they appear, dropped once however often it starts. */
public final class DroppedFile {

    private DroppedFile() {
    }

    /**
     * Drops the file unless it was dropped before; the hub may have moved it to {@code done/} meanwhile.
     *
     * @param dropped folder where the agency remembers what it dropped
     */
    public static void drop(Path folder, Path dropped, String name, byte[] bytes) {
        try {
            Path memory = dropped.resolve(name + ".dropped");
            if (Files.exists(memory)) {
                return;
            }
            Path temporary = folder.resolve("." + name + ".tmp");
            Files.write(temporary, bytes);
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Files.createFile(memory);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
