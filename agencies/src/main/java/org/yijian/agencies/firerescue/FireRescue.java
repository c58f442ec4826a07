package org.yijian.agencies.firerescue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.agencies.sftp.DroppedFile;
import org.yijian.agencies.sftp.SftpDrop;

/** 消防救援: its inspections as a file over SFTP. */
public final class FireRescue implements Agency {

    /** Name of the agency, its connector and its route for files. */
    public static final String NAME = "fire-rescue";

    private static final String USER = "hub";
    private static final String SECRET = "fire-rescue-sftp";

    private final SftpDrop server;

    private FireRescue(SftpDrop server) {
        this.server = server;
    }

    /** Drops the file, starts the server and tells the hub where it is. */
    public static FireRescue start(HomeFolder home, Ports ports, District district, LocalDate day) {
        Path folder = home.agencyFolder(NAME);
        Path root = home.agencyFolder(NAME + "/files");
        drop(folder, root, district, day);
        SftpDrop server = SftpDrop.start(ports.of(NAME), USER, home.secret(SECRET), root, folder.resolve("host-key"));
        home.route(NAME, "sftp-drop", NAME,
                Map.of("host", "127.0.0.1", "port", server.port(), "user", USER, "password",
                        HomeFolder.secretReference(SECRET), "hostKey", server.fingerprint(), "directory", "/out",
                        "every", "PT2S"));
        return new FireRescue(server);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "SFTP 127.0.0.1:" + server.port() + "/out";
    }

    @Override
    public void close() {
        server.close();
    }

    private static void drop(Path folder, Path root, District district, LocalDate day) {
        try {
            Path out = Files.createDirectories(root.resolve("out"));
            String name = "inspections-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ".csv";
            DroppedFile.drop(out, folder, name,
                    new InspectionFile(district.fireVisits()).text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
