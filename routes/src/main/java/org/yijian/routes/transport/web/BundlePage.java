package org.yijian.routes.transport.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a FHIR R4 searchset, as far as paging needs it. */
final class BundlePage {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String from;
    private final JsonNode bundle;

    private BundlePage(String from, JsonNode bundle) {
        this.from = from;
        this.bundle = bundle;
    }

    /** Reads a page; {@code from} names the service in errors. */
    static BundlePage read(String from, byte[] body) {
        try {
            JsonNode bundle = JSON.readTree(body);
            if (!"Bundle".equals(bundle.path("resourceType").asString(""))) {
                throw new FaultException(RouteError.ANSWER_UNREADABLE, from, "Bundle?");
            }
            return new BundlePage(from, bundle);
        } catch (JacksonException e) {
            throw new FaultException(
                    Fault.of(RouteError.ANSWER_UNREADABLE, from, String.valueOf(e.getOriginalMessage())),
                    e);
        }
    }

    boolean isEmpty() {
        return bundle.path("entry").isEmpty();
    }

    /** Address of the next page. */
    Optional<String> next() {
        return bundle.path("link").valueStream().filter(link -> "next".equals(link.path("relation").asString("")))
                .map(link -> link.path("url").asString("")).filter(url -> !url.isBlank()).findFirst();
    }

    /** When the newest resource on the page was changed. */
    Instant newest() {
        return bundle.path("entry").valueStream()
                .map(entry -> changed(entry.path("resource").path("meta").path("lastUpdated").asString("")))
                .max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private Instant changed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new FaultException(Fault.of(RouteError.ANSWER_UNREADABLE, from, "meta.lastUpdated"), e);
        }
    }
}
