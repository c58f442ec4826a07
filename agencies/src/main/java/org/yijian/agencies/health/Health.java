package org.yijian.agencies.health;

import java.util.List;
import java.util.Map;

import org.yijian.agencies.Agency;
import org.yijian.agencies.LoopbackServer;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;

/** 卫生健康: medical licences of the facilities that combine care and medicine, over FHIR R4. */
public final class Health implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "health";

    private static final String PATH = "/fhir";
    private static final String SECRET = "health-token";

    private final LoopbackServer server;

    private Health(LoopbackServer server) {
        this.server = server;
    }

    /** Starts the server and tells the hub how to read it. */
    public static Health start(HomeFolder home, Ports ports, District district) {
        FhirResources resources = new FhirResources(district.facilities());
        LoopbackServer server = LoopbackServer.http(ports.of(NAME), PATH,
                new FhirService(PATH, resources.byType(), home.secret(SECRET)));
        home.route(NAME, "fhir-pull", NAME,
                Map.of("scheme", "http", "host", "127.0.0.1", "port", server.port(), "path", PATH, "resources",
                        List.of("Organization", "Location"), "pageSize", 40, "token",
                        HomeFolder.secretReference(SECRET), "every", "PT2S"));
        return new Health(server);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "FHIR R4 http://127.0.0.1:" + server.port() + PATH;
    }

    @Override
    public void close() {
        server.close();
    }
}
