package org.yijian.agencies.marketregulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
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

/** 市场监管: registrations, licences, penalties and the abnormal-operation list, as files over SFTP. */
public final class MarketRegulation implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "market-regulation";

    private static final String USER = "hub";
    private static final String SECRET = "market-regulation-sftp";
    private static final Charset CHARSET = Charset.forName("GB18030");

    private final SftpDrop server;

    private MarketRegulation(SftpDrop server) {
        this.server = server;
    }

    /** Drops the files, starts the server and tells the hub where they are. */
    public static MarketRegulation start(HomeFolder home, Ports ports, District district, LocalDate day) {
        Path folder = home.agencyFolder(NAME);
        Path root = home.agencyFolder(NAME + "/files");
        drop(folder, root, district, day);
        SftpDrop server = SftpDrop.start(ports.of(NAME), USER, home.secret(SECRET), root, folder.resolve("host-key"));
        home.route(NAME, "sftp-drop", NAME,
                Map.of("host", "127.0.0.1", "port", server.port(), "user", USER, "password",
                        HomeFolder.secretReference(SECRET), "hostKey", server.fingerprint(), "directory", "/out",
                        "every", "PT2S"));
        return new MarketRegulation(server);
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
            String date = "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
            MarketFiles files = new MarketFiles(district);
            csv(out, folder, "facilities" + date + ".csv", files.facilities());
            csv(out, folder, "licences" + date + ".csv", files.licences());
            csv(out, folder, "abnormal" + date + ".csv", files.abnormalListings());
            DroppedFile.drop(out, folder, "penalties" + date + ".xlsx", new PenaltyWorkbook(district).bytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void csv(Path out, Path folder, String name, String text) {
        DroppedFile.drop(out, folder, name, text.getBytes(CHARSET));
    }
}
