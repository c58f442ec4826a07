package org.yijian.hub.reconcile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.search.candidate.FacilityCandidate;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.supervision.dossier.Dossier;
import tools.jackson.databind.JsonNode;

/** Answers batches. */
final class Reconciling {

    static final int MOST_QUERIES = 50;
    /** OpenRefine asks at once for every row that its page shows. */
    private static final int MOST_EXTENDED = 1_000;
    private static final int CANDIDATES = 5;
    private static final int MOST_CANDIDATES = 25;
    private static final int MOST_ALIASES = 3;

    private final FacilitySearch search;
    private final AuditedDossiers dossiers;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    Reconciling(FacilitySearch search, AuditedDossiers dossiers, Evidence evidence, KeyedHash hash, Clock clock) {
        this.search = search;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /** A batch of queries: for each key its candidates. */
    Map<String, Object> queries(JsonNode batch, Account account, StatedPurpose purpose) {
        require(batch.isObject() && batch.size() <= MOST_QUERIES, "queries");
        leaf("reconcile", batch.size(), batch.toString(), account, purpose);
        Map<String, Object> answer = new LinkedHashMap<>();
        batch.properties()
                .forEach(query -> answer.put(query.getKey(),
                        Map.of("result", results(query.getValue(), account, purpose))));
        return answer;
    }

    private List<Map<String, Object>> results(JsonNode query, Account account, StatedPurpose purpose) {
        require(query.isObject(), "queries");
        if (!asksForFacilities(query.path("type"))) {
            return List.of();
        }
        int limit = Math.clamp(query.path("limit").asInt(CANDIDATES), 1, MOST_CANDIDATES);
        List<FacilityCandidate> found = search.candidates(question(query), purpose.scope(account.scope()), limit);
        boolean certain = FacilityCandidate.certain(found);
        List<Map<String, Object>> results = new ArrayList<>();
        for (FacilityCandidate candidate : found) {
            results.add(result(candidate, certain && results.isEmpty()));
        }
        return results;
    }

    /** A query names one type, several, or none, each by its id or as an object that has one. */
    private static boolean asksForFacilities(JsonNode type) {
        List<JsonNode> types = type.isArray() ? type.valueStream().toList() : List.of(type);
        List<String> ids = types.stream().map(one -> one.path("id").asString(one.asString(""))).toList();
        return ids.stream().allMatch(String::isEmpty) || ids.contains("facility");
    }

    private static FacilityQuestion question(JsonNode query) {
        FacilityQuestion alone = FacilityQuestion.of(query.path("query").asString(""));
        String code = alone.code();
        String address = null;
        for (JsonNode property : query.path("properties")) {
            String value = value(property.path("v"));
            switch (property.path("pid").asString("")) {
                case "credit-code", "filing-number" -> code = value == null ? code : value;
                case "address" -> address = value;
                default -> {
                    // a service may leave properties aside that it cannot compare
                }
            }
        }
        return new FacilityQuestion(alone.name(), code, address);
    }

    private static @Nullable String value(JsonNode given) {
        JsonNode one = given.isArray() ? given.path(0) : given;
        String text = one.isObject() ? one.path("name").asString(one.path("id").asString("")) : one.asString("");
        return text.isBlank() ? null : text;
    }

    private static Map<String, Object> result(FacilityCandidate candidate, boolean match) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", candidate.facilityId());
        result.put("name", candidate.name());
        result.put("description", described(candidate));
        result.put("type", List.of(Manifest.TYPE));
        result.put("score", candidate.score());
        result.put("match", match);
        result.put("features",
                candidate.reasons().stream().map(reason -> Map.of("id", (Object) reason, "value", true)).toList());
        return result;
    }

    private static String described(FacilityCandidate candidate) {
        return Stream.concat(candidate.aliases().stream().limit(MOST_ALIASES), Stream.of(candidate.details()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** Entities that a text may become. */
    List<Map<String, Object>> entities(String prefix, Account account, StatedPurpose purpose) {
        return search.candidates(FacilityQuestion.of(prefix), purpose.scope(account.scope()), CANDIDATES * 2).stream()
                .map(candidate -> Map.<String, Object>of("id", candidate.facilityId(), "name", candidate.name(),
                        "description", described(candidate), "notable", List.of(Manifest.TYPE)))
                .toList();
    }

    /** Values of properties; each facility that is told of is logged as looked at. */
    Map<String, Object> extend(JsonNode asked, Account account, StatedPurpose purpose, Locale locale) {
        require(asked.path("ids").isArray() && asked.path("ids").size() <= MOST_EXTENDED
                && asked.path("properties").isArray(), "extend");
        List<Property> properties = asked.path("properties").valueStream()
                .flatMap(node -> Property.of(node.path("id").asString("")).stream()).toList();
        Map<String, Object> rows = new LinkedHashMap<>();
        for (JsonNode id : asked.path("ids")) {
            Optional<Dossier> dossier = id(id.asString(""))
                    .flatMap(facility -> dossiers.view(facility, account, purpose));
            Map<String, Object> row = new LinkedHashMap<>();
            properties.forEach(property -> row.put(property.id(), values(dossier, property, locale)));
            rows.put(id.asString(""), row);
        }
        return Map.of("meta", properties.stream().map(property -> property.described(locale)).toList(), "rows", rows);
    }

    private static List<Map<String, Object>> values(Optional<Dossier> dossier, Property property, Locale locale) {
        return dossier.map(found -> found.identity().value(property.field()))
                .map(value -> List.of(Map.<String, Object>of("str", property.field().display(value, locale))))
                .orElse(List.of());
    }

    Optional<Dossier> preview(String id, Account account, StatedPurpose purpose) {
        return id(id).flatMap(facility -> dossiers.view(facility, account, purpose));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void leaf(String action, int rows, String content, Account account, StatedPurpose purpose) {
        evidence.append(new Leaf(LeafType.SEARCH, account.name(), action,
                "query/" + hash.of(content) + "?rows=" + rows + purpose.inLeaf('&', hash), "allowed", clock.instant(),
                null, null));
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new FaultException(HubError.BAD_PARAMETER, name, "…");
        }
    }
}
