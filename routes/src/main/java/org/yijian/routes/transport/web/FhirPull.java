package org.yijian.routes.transport.web;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.yijian.routes.RouteError;
import org.yijian.routes.marks.Marks;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

/**
 * Searches a FHIR R4 service for resources changed since the mark, one message a page. The mark of a resource type moves
 * when all its pages were taken; pages taken again after a crash are recognised by their bytes.
 */
public final class FhirPull implements Poller {

    private static final String MEDIA_TYPE = "application/fhir+json";

    /** What is asked for. */
    public record Plan(List<String> resources, long pageSize) {}

    private final OutboundGateway gateway;
    private final Service service;
    private final Plan plan;
    private final Supplier<String> token;
    private final Marks marks;
    private final Receiver receiver;

    public FhirPull(OutboundGateway gateway, Service service, Plan plan, Supplier<String> token, Marks marks,
            Receiver receiver) {
        this.gateway = gateway;
        this.service = service;
        this.plan = plan;
        this.token = token;
        this.marks = marks;
        this.receiver = receiver;
    }

    @Override
    public void poll(BooleanSupplier mayGoOn) {
        plan.resources().forEach(resource -> search(resource, mayGoOn));
    }

    private void search(String resource, BooleanSupplier mayGoOn) {
        String routeId = receiver.route().id();
        Instant mark = marks.read(routeId, resource).map(Instant::parse).orElse(Instant.EPOCH);
        Instant newest = mark;
        Set<URI> seen = new HashSet<>();
        URI address = first(resource, mark);
        while (address != null) {
            if (!mayGoOn.getAsBoolean()) {
                return;
            }
            byte[] body = fetch(address);
            seen.add(address);
            BundlePage page = BundlePage.read(service.toString(), body);
            if (!page.isEmpty()) {
                take(resource, body);
                newest = page.newest().isAfter(newest) ? page.newest() : newest;
            }
            URI from = address;
            address = page.next().map(url -> next(from, url, seen)).orElse(null);
        }
        if (newest.isAfter(mark)) {
            marks.write(routeId, resource, newest.toString());
        }
    }

    private URI first(String resource, Instant mark) {
        String since = mark.equals(Instant.EPOCH) ? "" : "&_lastUpdated=gt" + mark;
        return service.address("/" + resource, "_count=" + plan.pageSize() + "&_sort=_lastUpdated" + since);
    }

    /** A next page elsewhere would carry our token there; one seen before would never end. */
    private URI next(URI from, String url, Set<URI> seen) {
        URI address;
        try {
            address = from.resolve(url);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(RouteError.ANSWER_UNREADABLE, service, "link.next"), e);
        }
        if (!service.isOriginOf(address)) {
            throw new FaultException(RouteError.OTHER_ORIGIN, service);
        }
        if (seen.contains(address)) {
            throw new FaultException(RouteError.ANSWER_UNREADABLE, service, "link.next");
        }
        return address;
    }

    private byte[] fetch(URI address) {
        return gateway.send(new Call(receiver.route().source(), address,
                Map.of("Authorization", "Bearer " + token.get(), "Accept", MEDIA_TYPE), null)).body();
    }

    private void take(String resource, byte[] body) {
        receiver.take(resource + "/" + Digests.hex(Digests.sha256(body)), resource + ".json", MEDIA_TYPE,
                Map.of("dataset", resource), new ByteArrayInputStream(body));
    }
}
