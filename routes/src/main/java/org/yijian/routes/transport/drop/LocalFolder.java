package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.transport.Receiver;

/** A folder on this machine. */
public final class LocalFolder implements DropFolder {

    private final Path folder;

    private LocalFolder(Path folder) {
        this.folder = folder;
    }

    /** Polls a local folder, which is made if it is missing. */
    public static DropPoll poll(Path folder, Receiver receiver, RouteActivity activity) {
        return new DropPoll(() -> {
            Files.createDirectories(folder);
            return new LocalFolder(folder);
        }, receiver, activity);
    }

    @Override
    public List<DropFile> list() throws IOException {
        List<DropFile> files = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(new DropFile(String.valueOf(entry.getFileName()), Files.size(entry),
                            Files.getLastModifiedTime(entry).toMillis()));
                }
            }
        }
        return files;
    }

    @Override
    public InputStream open(DropFile file) throws IOException {
        return Files.newInputStream(folder.resolve(file.name()), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void move(DropFile file, String below) throws IOException {
        Path target = Files.createDirectories(folder.resolve(below)).resolve(file.name());
        Files.move(folder.resolve(file.name()),
                Files.exists(target) ? target.resolveSibling(file.changedMillis() + "-" + file.name()) : target);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
