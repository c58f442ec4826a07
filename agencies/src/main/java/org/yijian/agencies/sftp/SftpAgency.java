package org.yijian.agencies.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;

/** An agency that lays its files down on its own SFTP server, where the hub fetches them. */
public final class SftpAgency implements Agency {

    private static final String USER = "hub";
    private static final String FOLDER = "/out";

    private final String name;
    private final SftpDrop server;

    private SftpAgency(String name, SftpDrop server) {
        this.name = name;
        this.server = server;
    }

    /**
     * Drops the files, starts the server and tells the hub where they are.
     *
     * @param name name of the agency, its connector and its route
     * @param files content by file name; each is dropped once, whatever the hub does with it
     */
    public static SftpAgency start(String name, HomeFolder home, Ports ports, Map<String, byte[]> files) {
        Path folder = home.agencyFolder(name);
        Path root = home.agencyFolder(name + "/files");
        Path out = made(root.resolve(FOLDER.substring(1)));
        files.forEach((fileName, content) -> DroppedFile.drop(out, folder, fileName, content));
        String secret = name + "-sftp";
        SftpDrop server = SftpDrop.start(ports.of(name), USER, home.secret(secret), root, folder.resolve("host-key"));
        home.route(name, "sftp-drop", name,
                Map.of("host", "127.0.0.1", "port", server.port(), "user", USER, "password",
                        HomeFolder.secretReference(secret), "hostKey", server.fingerprint(), "directory", FOLDER,
                        "every", "PT2S"));
        return new SftpAgency(name, server);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return "SFTP 127.0.0.1:" + server.port() + FOLDER;
    }

    @Override
    public void close() {
        server.close();
    }
}
