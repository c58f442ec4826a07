package org.yijian.agencies.insurance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import org.yijian.agencies.Agency;
import org.yijian.agencies.LoopbackServer;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** 医疗保障: designations, settlement anomalies and sanctions as signed and encrypted messages over HTTPS. */
public final class Insurance implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "insurance";

    private static final String PATH = "/api/messages";

    private final LoopbackServer server;

    private Insurance(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Starts the server, with keys of its own, and tells the hub whom to trust and where to ask. Messages are encrypted to
     * the certificate that the hub puts into {@code keys/encryption-sm2.pem}; until that is there the answer is 503.
     */
    public static Insurance start(HomeFolder home, Ports ports, District district, Clock clock) {
        KeyRing keys = KeyRing.openOrCreate(home.agencyFolder(NAME).resolve("keys"), clock);
        home.trust(NAME, "ca.pem", keys.anchors().authorities().stream().map(CertificateFile::pem)
                .collect(Collectors.joining()));
        Path hub = home.path().resolve("keys").resolve(KeyPurpose.ENCRYPTION_SM2.fileName() + ".pem");
        MessageService service = new MessageService(new Messages(district),
                new Envelopes(keys, hub, home.agencyFolder(NAME + "/envelopes"), clock));
        LoopbackServer server = LoopbackServer.https(ports.of(NAME), new TlsSettings(keys), PATH, service);
        home.route(NAME, "https-pull", NAME,
                Map.of("host", "127.0.0.1", "port", server.port(), "path", PATH, "every", "PT2S"));
        return new Insurance(server);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "https://127.0.0.1:" + server.port() + PATH;
    }

    @Override
    public void close() {
        server.close();
    }
}
