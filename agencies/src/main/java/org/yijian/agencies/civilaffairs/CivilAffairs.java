package org.yijian.agencies.civilaffairs;

import java.util.List;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;

/** 民政: a front-end database with facilities, inspections, findings and the people who work there. */
public final class CivilAffairs implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "civil-affairs";

    private final FrontEndDatabase database;

    private CivilAffairs(FrontEndDatabase database) {
        this.database = database;
    }

    /** Starts the database, fills it the first time, and tells the hub how to poll it. */
    public static CivilAffairs start(HomeFolder home, Ports ports, District district) {
        FrontEndDatabase database = FrontEndDatabase.start(home, ports.of(NAME));
        try {
            new DistrictTables(database).fill(district);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        home.route(NAME, "database-poll", NAME,
                Map.of("host", "127.0.0.1", "port", database.port(), "database", FrontEndDatabase.DATABASE, "user",
                        FrontEndDatabase.READER, "password", HomeFolder.secretReference(FrontEndDatabase.SECRET),
                        "tables", List.of(table("facility"), table("inspection"), table("finding")), "every", "PT2S"));
        return new CivilAffairs(database);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + FrontEndDatabase.DATABASE;
    }

    @Override
    public void close() {
        database.close();
    }

    private static Map<String, String> table(String name) {
        return Map.of("dataset", name, "table", name, "key", "id", "changed", "updated_at");
    }
}
