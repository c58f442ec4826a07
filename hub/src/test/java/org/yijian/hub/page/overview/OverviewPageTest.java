package org.yijian.hub.page.overview;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.web.util.HtmlUtils;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.SampleRecords;
import org.yijian.sample.Visitor;
import org.yijian.search.RecordSearch;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.Sensitivity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { SampleHouse.class,
        OverviewPageTest.RealSearch.class }, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class OverviewPageTest {

    private static final Pattern FIGURE = Pattern
            .compile("<a class=\"figure\" href=\"(/search\\?[^\"]+)\">([0-9,]+)</a>");
    private static final Pattern FOUND = Pattern.compile("<b>共 ([0-9,]+) 条</b>");
    private static final Pattern DISTINCT = Pattern.compile("涉及 ([0-9,]+) 家机构");

    @LocalServerPort
    private int port;

    @Autowired
    private SampleLedger ledger;

    @Autowired
    private RecordIndex index;

    private Visitor visitor = new Visitor(1);

    /** The real search over the same index, in the spring after the sample records. */
    static class RealSearch {

        @Bean
        @Primary
        RecordSearch realSearch(RecordIndex index) {
            return new IndexSearch(index);
        }

        @Bean
        @Primary
        Clock may() {
            return Clock.fixed(Instant.parse("2026-05-20T02:03:04Z"), ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(port);
    }

    @Test
    void facilitiesAreDrawnAsPointsWithTheSameListBesideThem() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/overview?region=500106").body();
        // Then
        assertThat(page).contains("机构分布", "class=\"point-open\"", "沙坪坝区天星桥康乐养老院（演示）：待整改",
                "href=\"/facilities/" + SampleRecords.FACILITY + "\"",
                "facility=" + SampleRecords.FACILITY);
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.action().equals("facility-map") && leaf.commitment() != null);
        assertThat(visitor.get("/overview?region=510107").body()).doesNotContain("class=\"point-open\"");
    }

    @Test
    void everyNumberLeadsToASearchThatFindsAsMany() throws IOException, InterruptedException {
        // Given
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/overview?kind=complaint").body() + visitor.get("/overview?kind=finding").body();
        // Then
        List<String> followed = new ArrayList<>();
        Matcher figures = FIGURE.matcher(page);
        while (figures.find()) {
            String address = HtmlUtils.htmlUnescape(figures.group(1));
            String found = visitor.get(address).body();
            boolean facilities = address.contains("kind=facility");
            if (facilities && figures.group(2).equals("120")) {
                continue; // beds: the search shows the facilities that have them
            }
            assertThat(first(facilities ? DISTINCT : FOUND, found)).as(address).isEqualTo(figures.group(2));
            followed.add(address);
        }
        assertThat(followed).hasSizeGreaterThan(12).anyMatch(address -> address.contains("severity=major"))
                .anyMatch(address -> address.contains("from=2026-04-01&to=2026-04-30"))
                .anyMatch(address -> address.contains("region=500106001"));
    }

    @Test
    void anotherDepartmentSeesOtherNumbers() throws IOException, InterruptedException {
        // When
        JsonNode supervisor = overview("supervisor", "");
        JsonNode fire = overview("fire-chief", "");
        // Then
        assertThat(supervisor.path("region").asString()).isEqualTo("500106");
        assertThat(supervisor.at("/total/facilities/count").asLong()).isEqualTo(1);
        assertThat(supervisor.at("/total/beds").asLong()).isEqualTo(120);
        assertThat(supervisor.at("/total/open/count").asLong()).isEqualTo(2);
        assertThat(supervisor.at("/total/openBySeverity/major/count").asLong()).isEqualTo(1);
        assertThat(supervisor.at("/total/complaints/count").asLong()).isEqualTo(1);
        assertThat(fire.at("/total/open/count").asLong()).isZero();
        assertThat(fire.at("/total/facilities/count").asLong()).isZero();
        assertThat(overview("supervisor", "?region=510107").at("/total/open/count").asLong()).isZero();
    }

    @Test
    void theApiNamesTheSearchBehindEachNumber() throws IOException, InterruptedException {
        // Given
        JsonNode figures = overview("supervisor", "?region=500106&months=24");
        // When
        JsonNode month = figures.path("months").valueStream()
                .filter(each -> each.path("kind").asString().equals("finding")
                        && each.path("severity").asString().equals("major"))
                .findFirst().orElseThrow();
        JsonNode found = JsonMapper.shared().readTree(visitor
                .getAs("supervisor", SampleAccounts.PASSWORD, month.at("/number/search").asString()).body());
        // Then
        assertThat(month.path("month").asString()).isEqualTo("2026-03");
        assertThat(found.path("total").asLong()).isEqualTo(month.at("/number/count").asLong()).isEqualTo(1);
        assertThat(figures.path("first").asString()).isEqualTo("2024-06");
    }

    @Test
    void whoSeesNothingIsToldSo() throws IOException, InterruptedException {
        // Given
        visitor.signIn("fire-chief", SampleAccounts.PASSWORD);
        // When
        HttpResponse<String> page = visitor.get("/overview");
        // Then
        assertThat(page.body()).contains("还没有可统计的记录").doesNotContain("<svg class=\"columns-chart\"");
    }

    @Test
    void lookingAtTheFiguresLeavesALeaf() throws IOException, InterruptedException {
        // When
        overview("supervisor", "?region=500106");
        // Then
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.action().equals("overview")
                && leaf.objectRef().startsWith("overview/500106?from=2025-06&to=2026-05"));
    }

    @Test
    void aFacilityNamesThoseThatShareItsAddressOrRepresentativeAndWhy() throws IOException, InterruptedException {
        // Given
        index.apply(List.of(new Change(new Change.Position(2, 2), List.of(closedBranch()))));
        index.refresh();
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/facilities/" + SampleRecords.FACILITY).body();
        String answer = visitor.getAs("inspector", SampleAccounts.PASSWORD,
                "/api/v1/facilities/" + SampleRecords.FACILITY + "/related").body();
        // Then
        assertThat(page).contains("关联机构", "康乐养老院二部（演示）", "法定代表人同名", "地址相同");
        assertThat(JsonMapper.shared().readTree(answer).at("/0/reasons").toString())
                .isEqualTo("[\"representative\",\"address\"]");
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.action().equals("related"));
    }

    /** Closed, so that it is not among the figures. */
    private static StoredRecord closedBranch() {
        CanonicalRecord record = new CanonicalRecord("civil-affairs", "F-2",
                new FacilityReference(null, null, null, "F-2", "康乐养老院二部（演示）", null), "500106001",
                Department.CIVIL_AFFAIRS, OffsetDateTime.parse("2020-01-01T00:00:00+08:00"), Sensitivity.INTERNAL,
                "1.0",
                new Facility("康乐养老院二部（演示）", List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, "小龙坎新街8号2幢", null,
                        null, 30, null, null, "张三", null, null, null, null, null, FacilityStatus.CLOSED));
        return new StoredRecord(new UUID(0, 77), 1, new UUID(0, 78), SampleRecords.EXCHANGE, 0, 77,
                Instant.parse("2026-05-01T02:03:04Z"), "00", record);
    }

    @Test
    void aDayIsReadHoweverItIsWritten() throws IOException, InterruptedException {
        // Given
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/search?kind=complaint&from=2026/4/1&to=20260430").body();
        // Then
        assertThat(first(FOUND, page)).isEqualTo("1");
        assertThat(page).contains("value=\"2026-04-01\"", "value=\"2026-04-30\"").doesNotContain("type=\"date\"");
    }

    @Test
    void largeTypeAndHighContrastAreRememberedWithoutScripts() throws IOException, InterruptedException {
        // When
        String chosen = visitor.get("/sign-in?letters=large&contrast=high").body();
        String later = visitor.get("/sign-in").body();
        String usual = visitor.get("/sign-in?letters=usual").body();
        // Then
        assertThat(chosen).contains("data-letters=\"large\"", "data-contrast=\"high\"");
        assertThat(later).contains("data-letters=\"large\"", "data-contrast=\"high\"", "letters=usual");
        assertThat(usual).doesNotContain("data-letters").contains("data-contrast=\"high\"");
    }

    @Test
    void whoMayNotSearchMayNotSeeFigures() throws IOException, InterruptedException {
        assertThat(visitor.getAs("auditor", SampleAccounts.PASSWORD, "/api/v1/overview").statusCode()).isEqualTo(403);
        assertThat(visitor.getAs("supervisor", SampleAccounts.PASSWORD, "/api/v1/overview?region=x'y").statusCode())
                .isEqualTo(400);
        assertThat(visitor.getAs("supervisor", SampleAccounts.PASSWORD, "/api/v1/overview?months=1000").statusCode())
                .isEqualTo(400);
    }

    private JsonNode overview(String account, String query) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(visitor.getAs(account, SampleAccounts.PASSWORD, "/api/v1/overview" + query).body());
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        return found.find() ? found.group(1) : "nothing";
    }
}
