package org.yijian.agencies.police;

import java.time.Clock;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.LoopbackServer;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;

/** 公安: says of a person whether identity number and name belong together; never more. */
public final class Police implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "police";

    private static final String USER = "hub";
    private static final String PATH = "/identity";

    private final LoopbackServer server;

    private Police(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Starts the service and tells the hub how to ask, and where the questions are.
     *
     * @param ports asked for the ports of the police and of the front-end database
     * @param questionsOf name of the agency whose front-end database holds the questions
     */
    public static Police start(HomeFolder home, Ports ports, District district, Clock clock, String questionsOf) {
        IdentityService service = new IdentityService(new Register(district.careWorkers()), USER,
                home.secret("police-password"), clock);
        LoopbackServer server = LoopbackServer.http(ports.of(NAME), PATH, service);
        home.route(NAME, "soap-query", NAME,
                Map.ofEntries(Map.entry("scheme", "http"), Map.entry("host", "127.0.0.1"),
                        Map.entry("port", server.port()), Map.entry("path", PATH), Map.entry("user", USER),
                        Map.entry("password", HomeFolder.secretReference("police-password")),
                        Map.entry("databasePort", ports.of(questionsOf)), Map.entry("database", "frontend"),
                        Map.entry("databaseUser", "hub_reader"),
                        Map.entry("databasePassword", HomeFolder.secretReference("civil-affairs-database")),
                        Map.entry("perMinute", 1200), Map.entry("every", "PT5S")));
        return new Police(server);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "SOAP http://127.0.0.1:" + server.port() + PATH;
    }

    @Override
    public void close() {
        server.close();
    }
}
