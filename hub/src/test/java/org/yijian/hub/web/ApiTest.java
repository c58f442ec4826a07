package org.yijian.hub.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yijian.hub.account.SignInGuard;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.SampleRecords;
import org.yijian.sample.Visitor;
import org.yijian.security.proof.LeafType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiTest {

    private static final String PASSWORD = SampleAccounts.PASSWORD;

    @LocalServerPort
    private int port;

    @Autowired
    private SampleLedger ledger;

    private Visitor machine = new Visitor(1);

    @BeforeEach
    void aNewMachine() {
        machine = new Visitor(port);
        ledger.loseAuditLog(false);
    }

    @Test
    void searchAnswersWithFacetsFacilityAndLogIndex() throws IOException, InterruptedException {
        // When
        JsonNode answer = json(
                machine.getAs("inspector", PASSWORD, "/api/v1/search?q=" + Visitor.encode("消防") + "&kind=finding"));
        // Then
        assertThat(answer.path("total").asLong()).isEqualTo(1);
        assertThat(answer.path("facets").path("severity").path(0).path("value").asString()).isEqualTo("major");
        JsonNode hit = answer.path("hits").path(0);
        assertThat(hit.path("facility").path("id").asString()).isEqualTo(SampleRecords.FACILITY.toString());
        assertThat(hit.path("logIndex").asLong()).isEqualTo(1004);
        assertThat(hit.path("occurredAt").asString()).isEqualTo("2026-03-01T00:00:00+08:00");
        assertThat(hit.path("highlight").asString()).contains("<mark>消防</mark>");
    }

    @Test
    void aProgramThatAsksForEnglishGetsEnglishTitles() throws IOException, InterruptedException {
        // When
        JsonNode chinese = json(machine.getAs("inspector", PASSWORD, "/api/v1/search?kind=finding&severity=major"));
        JsonNode english = json(machine.getAs("inspector", PASSWORD, "/api/v1/search?kind=finding&severity=major",
                "Accept-Language", "en-GB,zh;q=0.5"));
        JsonNode facility = json(machine.getAs("inspector", PASSWORD, "/api/v1/facilities/" + SampleRecords.FACILITY,
                "Accept-Language", "en"));
        // Then
        assertThat(chinese.path("hits").path(0).path("title").asString()).startsWith("重大隐患：");
        assertThat(english.path("hits").path(0).path("title").asString()).startsWith("Major finding: ");
        assertThat(facility.path("timeline").valueStream().map(entry -> entry.path("title").asString()))
                .anyMatch(title -> title.startsWith("Major finding: "));
    }

    @Test
    void aLogIndexIsNullUntilTheLeafIsSequenced() throws IOException, InterruptedException {
        JsonNode answer = json(machine.getAs("inspector", PASSWORD, "/api/v1/search?kind=complaint"));
        assertThat(answer.path("hits").path(0).path("logIndex").isNull()).isTrue();
    }

    @Test
    void whoIsNotKnownGetsAProblemInBothLanguages() throws IOException, InterruptedException {
        // When
        HttpResponse<String> answer = machine.get("/api/v1/search");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("YJ-HUB-010");
        assertThat(List.of(problem.path("chinese").asString(), problem.path("english").asString(),
                problem.path("remedyEnglish").asString())).doesNotContain("");
    }

    @Test
    void suggestionsAreForThoseWhoMaySearch() throws IOException, InterruptedException {
        String path = "/api/v1/suggest?q=" + java.net.URLEncoder.encode("康乐", java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json(machine.getAs("inspector", PASSWORD, path)).get(0).path("text").asString()).contains("康乐");
        assertThat(machine.getAs("security", PASSWORD, path).statusCode()).isEqualTo(403);
        assertThat(machine.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void whoMayNotIsRefused() throws IOException, InterruptedException {
        assertThat(machine.getAs("security", PASSWORD, "/api/v1/search").statusCode()).isEqualTo(403);
        assertThat(machine.getAs("inspector", PASSWORD, "/api/v1/exchanges").statusCode()).isEqualTo(403);
        assertThat(machine.getAs("supervisor", PASSWORD, "/api/v1/nothing").statusCode()).isEqualTo(403);
    }

    @Test
    void valuesThatCannotBeAreRefusedByName() throws IOException, InterruptedException {
        for (String query : List.of("kind=weapon", "from=2026-02-30", "page=0", "size=1000", "region=%27--", "sort=up",
                "severity=huge", "page=x", "facility=1")) {
            HttpResponse<String> answer = machine.getAs("inspector", PASSWORD, "/api/v1/search?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(json(answer).path("code").asString()).as(query).isEqualTo("YJ-HUB-013");
        }
    }

    @Test
    void aRecordOfAnotherDepartmentLooksAsIfThereWereNone() throws IOException, InterruptedException {
        // Given
        String id = SampleRecords.all().get(8).id().toString();
        // When
        HttpResponse<String> inspector = machine.getAs("inspector", PASSWORD, "/api/v1/records/" + id);
        HttpResponse<String> supervisor = machine.getAs("supervisor", PASSWORD, "/api/v1/records/" + id,
                "Yijian-Purpose", "complaint", "Yijian-Case", Visitor.encode("沙民查〔2026〕12号"));
        // Then
        assertThat(inspector.statusCode()).isEqualTo(404);
        assertThat(supervisor.statusCode()).isEqualTo(200);
        assertThat(json(supervisor).path("record").path("body").path("identityStatus").asString()).isEqualTo("valid");
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.type() == LeafType.VIEW && leaf.decision().equals("refused"));
    }

    @Test
    void aRecordAboutAPersonIsShownForAPurposeOnly() throws IOException, InterruptedException {
        // Given
        String address = "/api/v1/records/" + SampleRecords.all().get(8).id();
        // When
        HttpResponse<String> without = machine.getAs("supervisor", PASSWORD, address);
        HttpResponse<String> half = machine.getAs("supervisor", PASSWORD, address + "?purpose=complaint");
        HttpResponse<String> person = machine.getAs("supervisor", PASSWORD,
                address + "?purpose=complaint&case=500106194901011234");
        HttpResponse<String> stated = machine.getAs("supervisor", PASSWORD, address + "?purpose=complaint&case=C-1");
        // Then
        assertThat(List.of(without.statusCode(), half.statusCode(), person.statusCode(), stated.statusCode()))
                .containsExactly(428, 428, 428, 200);
        assertThat(json(without).path("code").asString()).isEqualTo("YJ-HUB-080");
        assertThat(ledger.leaves).filteredOn(leaf -> leaf.objectRef().contains(address.substring(16)))
                .anyMatch(leaf -> leaf.decision().equals("refused:no-purpose"))
                .anyMatch(leaf -> leaf.objectRef().contains("?purpose=complaint&case=")
                        && !leaf.objectRef().contains("C-1") && leaf.decision().startsWith("allowed"));
    }

    @Test
    void aSearchWithoutPurposeFindsNothingAboutPersonsAndSaysSo() throws IOException, InterruptedException {
        // When
        JsonNode without = json(machine.getAs("supervisor", PASSWORD, "/api/v1/search?department=police"));
        JsonNode stated = json(
                machine.getAs("supervisor", PASSWORD, "/api/v1/search?department=police&purpose=incident&case=I-7"));
        HttpResponse<String> asked = machine.getAs("supervisor", PASSWORD, "/api/v1/search?kind=practitioner");
        // Then
        assertThat(without.path("total").asInt()).isZero();
        assertThat(without.path("personsLeftOut").asBoolean()).isTrue();
        assertThat(stated.path("total").asInt()).isEqualTo(1);
        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.type() == LeafType.SEARCH
                && leaf.objectRef().contains("&purpose=incident&case=") && leaf.objectRef().contains("&persons="));
        assertThat(json(machine.getAs("inspector", PASSWORD, "/api/v1/search?q=x")).path("personsLeftOut").asBoolean())
                .isFalse();
    }

    @Test
    void exchangesOfOtherDepartmentsLookAsIfThereWereNone() throws IOException, InterruptedException {
        // Given
        String penalties = new UUID(1, 2).toString();
        String inspections = new UUID(1, 3).toString();
        // When
        JsonNode all = json(machine.getAs("supervisor", PASSWORD, "/api/v1/exchanges"));
        JsonNode own = json(machine.getAs("fire-chief", PASSWORD, "/api/v1/exchanges"));
        // Then
        assertThat(all).hasSize(4);
        assertThat(own).hasSize(1);
        assertThat(own.path(0).path("id").asString()).isEqualTo(inspections);
        assertThat(machine.getAs("fire-chief", PASSWORD, "/api/v1/exchanges/" + inspections).statusCode())
                .isEqualTo(200);
        assertThat(machine.getAs("fire-chief", PASSWORD, "/api/v1/exchanges/" + penalties).statusCode()).isEqualTo(404);
        assertThat(machine.getAs("supervisor", PASSWORD, "/api/v1/exchanges/" + penalties).statusCode()).isEqualTo(200);
        assertThat(json(machine.getAs("fire-chief", PASSWORD, "/api/v1/quarantine"))).isEmpty();
        assertThat(json(machine.getAs("supervisor", PASSWORD, "/api/v1/quarantine"))).isNotEmpty();
    }

    @Test
    void aMessageIsReadAgainByWhoMay() throws IOException, InterruptedException {
        // Given
        String partial = "/api/v1/exchanges/" + new UUID(1, 2) + "/replay";
        String accepted = "/api/v1/exchanges/" + SampleRecords.EXCHANGE + "/replay";
        // When
        HttpResponse<String> answer = replay("administrator", partial);
        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("attempt").asInt()).isEqualTo(3);
        assertThat(replay("administrator", accepted).statusCode()).isEqualTo(409);
        assertThat(replay("fire-chief", partial).statusCode()).isEqualTo(404);
        assertThat(replay("inspector", partial).statusCode()).isEqualTo(403);
        assertThat(machine.post(partial, new byte[0]).statusCode()).isEqualTo(401);
        ledger.decisions.clear();
    }

    private HttpResponse<String> replay(String account, String address) throws IOException, InterruptedException {
        return machine.post(address, new byte[0], "Authorization", Visitor.basic(account, PASSWORD));
    }

    @Test
    void aFacilityHasItsSourcesAndTimeLine() throws IOException, InterruptedException {
        JsonNode answer = json(machine.getAs("inspector", PASSWORD, "/api/v1/facilities/" + SampleRecords.FACILITY));
        assertThat(answer.path("id").asString()).isEqualTo(SampleRecords.FACILITY.toString());
        assertThat(answer.path("timelineTotal").asInt()).isEqualTo(8);
        assertThat(answer.path("sources")).isNotEmpty();
    }

    @Test
    void theMonitorTellsAlarmsInBothLanguages() throws IOException, InterruptedException {
        // When
        JsonNode answer = json(machine.getAs("auditor", PASSWORD, "/api/v1/monitor"));
        // Then
        assertThat(answer.path("witnessed").asLong()).isEqualTo(1003);
        assertThat(answer.path("alarms").path(0).path("code").asString()).isEqualTo("YJ-SEC-047");
        assertThat(answer.path("alarms").path(0).path("chinese").asString()).contains("见证方");
        assertThat(answer.path("monitor").path("findings").path(0).path("english").asString()).contains("tile/0/003");
        assertThat(machine.getAs("inspector", PASSWORD, "/api/v1/monitor").statusCode()).isEqualTo(403);
    }

    @Test
    void nothingIsShownWhileTheAuditLogIsAway() throws IOException, InterruptedException {
        // Given
        machine.getAs("inspector", PASSWORD, "/api/v1/search");
        ledger.loseAuditLog(true);
        // When
        HttpResponse<String> answer = machine.getAs("inspector", PASSWORD, "/api/v1/search");
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("hits");
    }

    @Test
    void nobodySignsInWhileTheAuditLogIsAway() throws IOException, InterruptedException {
        // Given
        ledger.loseAuditLog(true);
        // When
        HttpResponse<String> answer = machine.getAs("newcomer", PASSWORD, "/api/v1/exchanges");
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(answer).path("code").asString()).isEqualTo("YJ-HUB-015");
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForThatAddress() throws IOException, InterruptedException {
        // When
        for (int attempt = 0; attempt < SignInGuard.TRIES; attempt++) {
            machine.getAs("administrator", "wrong" + attempt, "/api/v1/search");
        }
        HttpResponse<String> answer = machine.getAs("administrator", PASSWORD, "/api/v1/exchanges");
        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(json(answer).path("code").asString()).isEqualTo("YJ-HUB-021");
    }

    @Test
    void noSessionIsMadeForAMachine() throws IOException, InterruptedException {
        assertThat(machine.getAs("inspector", PASSWORD, "/api/v1/search").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void headersThatSteerTheInsideDoNotComeIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = machine.get("/sign-in", "X-Forwarded-Host", "evil.example", "CamelHttpUri", "x",
                "X-Forwarded-Proto", "https");
        assertThat(answer.body()).doesNotContain("evil.example");
        assertThat(OutsideHeaders.isDropped("CamelFileName")).isTrue();
        assertThat(OutsideHeaders.isDropped("JMSReplyTo")).isTrue();
        assertThat(OutsideHeaders.isDropped("X-Yijian-Source")).isFalse();
    }

    @Test
    void theDescriptionNamesEveryAddress() throws IOException, InterruptedException {
        JsonNode paths = json(machine.get("/v3/api-docs")).path("paths");
        assertThat(List.of("/api/v1/search", "/api/v1/facilities/{id}", "/api/v1/records/{id}", "/api/v1/exchanges",
                "/api/v1/exchanges/{id}", "/api/v1/exchanges/{id}/replay", "/api/v1/quarantine", "/api/v1/routes",
                "/api/v1/matches"))
                .allSatisfy(path -> assertThat(paths.path(path).isMissingNode()).as(path).isFalse());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
