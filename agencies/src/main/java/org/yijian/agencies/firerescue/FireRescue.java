package org.yijian.agencies.firerescue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.agencies.sftp.SftpAgency;

/** 消防救援: its inspections as a file over SFTP. */
public final class FireRescue {

    /** Name of the agency, its connector and its route for files. */
    public static final String NAME = "fire-rescue";

    private FireRescue() {
    }

    /** Drops the file, starts the server and tells the hub where it is. */
    public static Agency start(HomeFolder home, Ports ports, District district, LocalDate day) {
        String name = "inspections-" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ".csv";
        return SftpAgency.start(NAME, home, ports, Map.of(name,
                new InspectionFile(district.fireVisits()).text().getBytes(StandardCharsets.UTF_8)));
    }
}
