package org.yijian.hub.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The folder that holds everything a hub keeps. Readable by its owner only.
 *
 * @param root absolute path
 */
public record Home(Path root) {

    private static final List<String> FOLDERS = List.of("postgres", "artemis", "index", "log", "raw", "keys", "secrets",
            "routes", "connectors", "trust", "logs", "witness", "maps", "attachments");

    /** Opens the folder and makes what is missing in it. */
    public static Home open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Home home = new Home(root.toRealPath());
            for (String name : FOLDERS) {
                Files.createDirectories(home.root.resolve(name));
            }
            restrict(home.root);
            restrict(home.root.resolve("secrets"));
            restrict(home.root.resolve("keys"));
            return home;
        } catch (IOException e) {
            throw new FaultException(Fault.of(HubError.HOME_UNUSABLE, root), e);
        }
    }

    private static void restrict(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public Path folder(String name) {
        return root.resolve(name);
    }

    public Path postgres() {
        return folder("postgres");
    }

    public Path logs() {
        return folder("logs");
    }

    /** The tile log, served as static files. */
    public Path log() {
        return folder("log");
    }

    /** Maps that the operator put there, {@code *.geojson}. */
    public Path maps() {
        return folder("maps");
    }

    public Secrets secrets() {
        return new Secrets(folder("secrets"));
    }
}
