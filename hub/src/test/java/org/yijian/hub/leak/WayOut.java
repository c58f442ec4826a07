package org.yijian.hub.leak;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.yijian.records.body.Complaint;
import org.yijian.sample.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ways by which a hub tells of records. */
enum WayOut {
    /** Hits of the API. */
    SEARCH((asker, asked) -> new Told(asker.api("/api/v1/search?size=100&q=" + asked.typed()))),
    /** Other orders and pages. */
    SORTED((asker, asked) -> new Told(asker.api("/api/v1/search?size=10&page=2&sort=date&q=" + asked.typed())
            + asker.api("/api/v1/search?size=10&sort=severity&q=" + asked.typed()))),
    /** Hits of the page. */
    SEARCH_PAGE((asker, asked) -> new Told(asker.page("/search?q=" + asked.typed()))),
    /** Totals and facets. */
    COUNTS((asker, asked) -> counts(JsonMapper.shared().readTree(asker.api("/api/v1/search?size=1&q=")))),
    /** Figures of regions. */
    FIGURES((asker, asked) -> figures(JsonMapper.shared().readTree(asker.api("/api/v1/overview")))),
    /** Figures, and facilities on the map. */
    OVERVIEW_PAGE(
            (asker, asked) -> new Told(asker.page("/overview?region=500106") + asker.page("/overview?region=500107"))),
    /** What is being typed. */
    SUGGESTIONS((asker, asked) -> new Told(
            asker.api("/api/v1/suggest?q=" + asked.typed()) + asker.page("/search/suggestions?q=" + asked.typed()))),
    /** A name that may have been meant. */
    DID_YOU_MEAN((asker, asked) -> new Told(JsonMapper.shared()
            .readTree(asker.api("/api/v1/search?q=" + asked.misspelled())).path("didYouMean").asString(""))),
    /** Records like one. */
    SIMILAR((asker, asked) -> new Told(asker.api("/api/v1/search?size=100&q=like:" + asked.ids().record()))),
    /** Export as JSON Lines. */
    LINES((asker, asked) -> new Told(asker.api("/api/v1/search/export.jsonl?q=" + asked.typed()))),
    /** Export as CSV. */
    TABLE((asker, asked) -> new Told(asker.page("/search/export.csv?q=" + asked.typed()))),
    /** Export as XLSX. */
    WORKBOOK((asker, asked) -> new Told(asker.workbook("/search/export.xlsx?q=" + asked.typed()))),
    /** A record. */
    RECORD((asker, asked) -> new Told(
            asker.api("/api/v1/records/" + asked.ids().record()) + asker.page("/records/" + asked.ids().record()))),
    /** The files that belong to a record. */
    ATTACHMENTS((asker, asked) -> new Told(asker.api(asked.attachments()) + asker.api(asked.attachments() + "/a.txt")
            + asker.page("/records/" + asked.ids().record() + "/attachments/a.txt")
            + asker.api(asked.attachments() + "/a.txt/evidence"))),
    /** A facility's file. */
    FACILITY((asker, asked) -> new Told(asker.api("/api/v1/facilities/" + asked.ids().facility())
            + asker.page("/facilities/" + asked.ids().facility()))),
    /** Facilities that have something in common. */
    RELATED((asker, asked) -> new Told(asker.api("/api/v1/facilities/" + asked.ids().facility() + "/related"))),
    /** A facility's file as XLSX. */
    FACILITY_WORKBOOK(
            (asker, asked) -> new Told(asker.workbook("/facilities/" + asked.ids().facility() + "/export.xlsx"))),
    /** Two facilities side by side, and the choice of the other. */
    COMPARISON((asker, asked) -> new Told(
            asker.page("/compare?one=" + asked.ids().facility() + "&other=" + asked.other().facility())
                    + asker.page("/compare?one=" + asked.ids().facility() + "&q=" + asked.typed()))),
    /** Candidates of the reconciliation service. */
    RECONCILED((asker, asked) -> new Told(asker.send("/api/v1/reconcile", asked.batch()))),
    /** Values of facilities, and their preview. */
    EXTENDED((asker, asked) -> new Told(asker.api("/api/v1/reconcile?extend=" + asked.extension())
            + asker.api("/api/v1/reconcile/preview?id=" + asked.ids().facility()))),
    /** Suggestions of the reconciliation service. */
    ENTITIES((asker, asked) -> new Told(asker.api("/api/v1/reconcile/suggest/entity?prefix=" + asked.beginning()))),
    /** A list that was matched. */
    MATCHED((asker, asked) -> new Told(asker.page(asked.list()))),
    /** The same as CSV. */
    MATCHED_TABLE((asker, asked) -> new Told(asker.page(asked.list() + "/export.csv"))),
    /** The same as XLSX. */
    MATCHED_WORKBOOK((asker, asked) -> new Told(asker.workbook(asked.list() + "/export.xlsx"))),
    /** Alerts of the API. */
    ALERTS((asker, asked) -> new Told(asker.api("/api/v1/alerts?size=100"))),
    /** Alerts of the page. */
    INBOX((asker, asked) -> new Told(asker.page("/alerts")));

    private final Telling telling;

    WayOut(Telling telling) {
        this.telling = telling;
    }

    /** Asks, and gives everything that was told. */
    @FunctionalInterface
    private interface Telling {
        Told tell(Asker asker, Asked asked) throws IOException, InterruptedException;
    }

    /**
     * What is asked for.
     *
     * @param words a search
     * @param about the record that is asked about
     * @param ids its ids
     * @param other ids of another one
     * @param list where the asker's list of facilities is
     */
    record Asked(String words, Marked about, Tellable.Ids ids, Tellable.Ids other, String list) {

        String typed() {
            return Visitor.encode(words);
        }

        String name() {
            return Objects.requireNonNull(about.record().facility().name());
        }

        String attachments() {
            return "/api/v1/records/" + ids.record() + "/attachments";
        }

        String misspelled() {
            return Visitor.encode(name().replaceFirst("养老院.*", "养院"));
        }

        String beginning() {
            return Visitor.encode(name().substring(0, 2));
        }

        Map<String, Object> batch() {
            return Map.of("n", Map.of("query", name(), "limit", 25), "c", Map.of("query", code()), "a",
                    Map.of("query", "", "properties", List.of(Map.of("pid", "address", "v", address()))));
        }

        String extension() {
            return Visitor.encode("""
                    {"ids":["%s"],"properties":[{"id":"name"},{"id":"address"},{"id":"legal-representative"}]}"""
                    .formatted(ids.facility()));
        }

        String code() {
            return Marked.code(about.facility());
        }

        String address() {
            return Objects.requireNonNull(about.record().facility().address());
        }
    }

    List<String> leaks(Asker asker, Asked asked, Tellable tellable) throws IOException, InterruptedException {
        String said = asked.words() + ' ' + asked.ids() + ' ' + asked.other() + ' ' + switch (this) {
            case RECONCILED, MATCHED, MATCHED_TABLE, MATCHED_WORKBOOK -> asked.name() + asked.address();
            case ALERTS -> tellable.announced().toString();
            default -> "";
        };
        return tellable.leaks(telling.tell(asker, asked), said).stream().map(leak -> this + ": " + leak).toList();
    }

    private static Told counts(JsonNode answer) {
        Map<String, Long> numbers = new HashMap<>(Map.of("", answer.path("total").asLong()));
        answer.path("facets").path("department")
                .forEach(facet -> numbers.put(facet.path("value").asString(), facet.path("count").asLong()));
        return new Told("", numbers, (department, records) -> records.stream()
                .filter(record -> Set.of("", record.record().department().wire()).contains(department)).count());
    }

    private static Told figures(JsonNode answer) {
        JsonNode total = answer.path("total");
        return new Told("", Map.of("complaints", total.path("complaints").path("count").asLong()),
                (name, records) -> records.stream().filter(record -> record.isOf(Complaint.class)).count());
    }
}
