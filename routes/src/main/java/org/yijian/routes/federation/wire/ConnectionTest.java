package org.yijian.routes.federation.wire;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocument;
import tools.jackson.databind.node.ObjectNode;

/** Tries the connection to a partner and says in plain words what is wrong, if anything is. Sends nothing but a greeting. */
public final class ConnectionTest {

    private static final Duration CLOCKS = Duration.ofSeconds(300);

    private final HopSecurity security;
    private final Clock clock;

    public ConnectionTest(HopSecurity security, Clock clock) {
        this.security = security;
        this.clock = clock;
    }

    /** What is looked at, in this order; after one that is wrong the rest is not looked at. */
    public enum Step {
        NAME, CONNECTION, IDENTITY, CLOCK
    }

    /**
     * What one step found.
     *
     * @param step which
     * @param fault what is wrong; null if nothing is
     */
    public record Finding(Step step, @Nullable Fault fault) {}

    /** Looks at one partner. */
    public List<Finding> run(TrustDocument partner) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            named(partner);
            findings.add(new Finding(Step.NAME, null));
            ObjectNode hello = greeted(partner);
            findings.add(new Finding(Step.CONNECTION, null));
            identified(partner, hello);
            findings.add(new Finding(Step.IDENTITY, null));
            synchronised(hello);
            findings.add(new Finding(Step.CLOCK, null));
        } catch (FaultException e) {
            findings.add(new Finding(Step.values()[findings.size()], e.fault()));
        }
        return findings;
    }

    private static void named(TrustDocument partner) {
        URI endpoint = partner.endpoint();
        try {
            InetAddress.getByName(endpoint.getHost());
        } catch (UnknownHostException e) {
            throw new FaultException(Fault.of(FederationError.NAME_UNKNOWN, endpoint.getHost()), e);
        }
    }

    private ObjectNode greeted(TrustDocument partner) throws InterruptedException {
        try (PartnerConnection connection = new PartnerConnection(partner, security)) {
            return connection.hello();
        }
    }

    private static void identified(TrustDocument partner, ObjectNode hello) {
        String hub = hello.path("hub").asString("?");
        if (!hub.equals(partner.hub())) {
            throw new FaultException(FederationError.ANOTHER_HUB, hub, partner.hub());
        }
        String host = partner.endpoint().getHost().replaceAll("[\\[\\]]", "");
        if (partner.tlsCertificates().stream().noneMatch(certificate -> names(certificate, host))) {
            throw new FaultException(FederationError.NAME_MISMATCH, host);
        }
    }

    private static boolean names(X509Certificate certificate, String host) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> String.valueOf(name.get(1)).equalsIgnoreCase(host));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private void synchronised(ObjectNode hello) {
        try {
            Duration apart = Duration.between(Instant.parse(hello.path("time").asString("")), clock.instant()).abs();
            if (apart.compareTo(CLOCKS) > 0) {
                throw new FaultException(FederationError.CLOCK_DIFFERS, apart.toSeconds());
            }
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(FederationError.STRANGE_ANSWER, "?", "time"), e);
        }
    }
}
