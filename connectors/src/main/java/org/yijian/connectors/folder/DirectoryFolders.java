package org.yijian.connectors.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/**
 * Connector folders in a directory. Symbolic links and hidden files are passed over; a folder that cannot be read is a
 * problem, the others count.
 *
 * @param folders folders read, by name
 * @param problems what could not be read
 */
record DirectoryFolders(List<ConnectorFolder> folders, List<Problem> problems) {

    private static final long LARGEST_FILE = 1 << 20;
    private static final int MOST_FILES = 500;

    DirectoryFolders {
        folders = List.copyOf(folders);
        problems = List.copyOf(problems);
    }

    /** A folder that could not be read. */
    record Problem(String folder, Fault fault) {}

    /** Reads every folder that has a descriptor; a directory that is not there has none. */
    static DirectoryFolders read(Path directory) {
        List<ConnectorFolder> folders = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path folder : children(directory, problems)) {
            if (Files.isRegularFile(folder.resolve(ConnectorFolder.DESCRIPTOR), LinkOption.NOFOLLOW_LINKS)) {
                readInto(folder, folders, problems);
            }
        }
        return new DirectoryFolders(folders, problems);
    }

    private static List<Path> children(Path directory, List<Problem> problems) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory,
                path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            List<Path> children = new ArrayList<>();
            stream.forEach(children::add);
            children.sort(null);
            return children;
        } catch (IOException unreadable) {
            problems.add(problem(directory, unreadable));
            return List.of();
        }
    }

    private static void readInto(Path folder, List<ConnectorFolder> folders, List<Problem> problems) {
        try {
            Map<String, String> files = new HashMap<>();
            readFiles(folder, "", files);
            readFiles(folder.resolve("codes"), "codes/", files);
            folders.add(new ConnectorFolder(folder.getFileName().toString(), files));
        } catch (IOException unreadable) {
            problems.add(problem(folder, unreadable));
        }
    }

    private static void readFiles(Path directory, String prefix, Map<String, String> files) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                String path = prefix + file.getFileName();
                if (ConnectorFolder.counts(path) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    if (Files.size(file) > LARGEST_FILE || files.size() >= MOST_FILES) {
                        throw new IOException(path + " is too large, or there are too many files");
                    }
                    files.put(path, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static Problem problem(Path folder, IOException unreadable) {
        String name = String.valueOf(folder.getFileName());
        return new Problem(name, Fault.of(ConnectorError.DESCRIPTOR_UNREADABLE, name, unreadable));
    }
}
