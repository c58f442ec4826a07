package org.yijian.agencies.marketregulation;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.agencies.sftp.SftpAgency;

/** 市场监管: registrations, licences, penalties and the abnormal-operation list, as files over SFTP. */
public final class MarketRegulation {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "market-regulation";

    private static final Charset CHARSET = Charset.forName("GB18030");

    private MarketRegulation() {
    }

    /** Drops the files, starts the server and tells the hub where they are. */
    public static Agency start(HomeFolder home, Ports ports, District district, LocalDate day) {
        String date = "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        MarketFiles files = new MarketFiles(district);
        Map<String, byte[]> dropped = new LinkedHashMap<>();
        dropped.put("facilities" + date + ".csv", files.facilities().getBytes(CHARSET));
        dropped.put("licences" + date + ".csv", files.licences().getBytes(CHARSET));
        dropped.put("abnormal" + date + ".csv", files.abnormalListings().getBytes(CHARSET));
        dropped.put("penalties" + date + ".xlsx", new PenaltyWorkbook(district).bytes());
        return SftpAgency.start(NAME, home, ports, dropped);
    }
}
