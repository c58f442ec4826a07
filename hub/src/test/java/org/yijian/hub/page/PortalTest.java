package org.yijian.hub.page;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.SampleRecords;
import org.yijian.sample.Visitor;
import org.yijian.security.proof.LeafType;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class PortalTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SampleLedger ledger;

    private Visitor visitor = new Visitor(1);

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(port);
        ledger.loseAuditLog(false);
    }

    @Test
    void thePurposeIsAskedOnceAndThenStandsInTheFrame() throws IOException, InterruptedException {
        // Given
        String record = "/records/" + SampleRecords.all().get(8).id();
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        HttpResponse<String> asked = visitor.get(record);
        HttpResponse<String> shown = visitor.submit("/purpose?back=" + record, "/purpose",
                Map.of("purpose", "complaint", "case", "C-2026-9", "back", record));
        // Then
        assertThat(asked.body() + asked.headers().firstValue("Location").orElse("")).contains("purpose");
        assertThat(visitor.get(record).body()).contains("投诉核查 · C-2026-9", "有效");
        assertThat(shown.statusCode()).isLessThan(400);
        assertThat(visitor.submit("/purpose", "/purpose",
                Map.of("purpose", "complaint", "case", "x", "back", "https://elsewhere.example/")).headers()
                .firstValue("Location").orElse("")).doesNotContain("elsewhere");
    }

    @Test
    void aStrangerIsSentToTheSignInPageInChinese() throws IOException, InterruptedException {
        // When
        HttpResponse<String> answer = visitor.get("/search?q=x");
        HttpResponse<String> page = visitor.get("/sign-in");
        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(page.body()).contains("lang=\"zh-CN\"", "登录").doesNotContain("Sign in");
    }

    @Test
    void aPathThatIsNoPageIsNotFoundForAStranger() throws IOException, InterruptedException {
        assertThat(visitor.get("/secrets/demo-password").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/log/..%2fsecrets/query-hash").statusCode()).isIn(400, 404);
    }

    @Test
    void aWrongPasswordIsToldAndLeavesALeaf() throws IOException, InterruptedException {
        // When
        HttpResponse<String> answer = visitor.signIn("approver", "wrong");
        // Then
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("failed"));
        assertThat(visitor.get("/sign-in?failed").body()).contains("账号或密码不正确");
        assertThat(ledger.leaves).anyMatch(leaf -> leaf.type() == LeafType.LOGIN && leaf.decision().equals("refused")
                && leaf.actor().equals("approver"));
    }

    @Test
    void signingInChangesTheSessionAndLeavesALeaf() throws IOException, InterruptedException {
        // When
        HttpResponse<String> before = visitor.get("/sign-in");
        HttpResponse<String> answer = visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // Then
        String session = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(session).contains("YIJIAN_SESSION", "HttpOnly", "SameSite=Lax");
        assertThat(before.headers().allValues("Set-Cookie")).isNotEmpty().doesNotContain(session);
        assertThat(visitor.get("/search").statusCode()).isEqualTo(200);
        assertThat(ledger.leaves)
                .anyMatch(leaf -> leaf.type() == LeafType.LOGIN && leaf.decision().equals("allowed"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws IOException, InterruptedException {
        // Given
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        HttpResponse<String> answer = visitor.post("/matches/7", "decision=confirm".getBytes(), "Content-Type",
                "application/x-www-form-urlencoded");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(ledger.decisions).isEmpty();
    }

    @Test
    void theAuditorSeesHowTheLogStandsBeforeWitnessesAndTime() throws IOException, InterruptedException {
        // Given
        visitor.signIn("auditor", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/monitor").body();
        // Then
        assertThat(page).contains("存证监测", "yijian.sample/log", "1,010", "chengdu.example/witness", "YJ-SEC-047",
                "YJ-SEC-023", "tile/0/003", "#768–#1010");
        assertThat(visitor.get("/monitor?lang=en").body()).contains("Log monitor", "Witnessed", "cannot be reached");
    }

    @Test
    void searchShowsHitsFacetsAndLogIndexAndEscapesWhatAgenciesWrote() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/search?q=" + Visitor.encode("食品留样")).body();
        // Then
        assertThat(page).contains("<mark>食品留样</mark>", "问题隐患", "重庆市沙坪坝区小龙坎街道", "2026年3月1日", "#1005", "kind=finding");
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void anInspectorDoesNotSeeWhatThePoliceKnow() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/search").body();
        // Then
        assertThat(page).contains("共 8 条").doesNotContain("公安");
    }

    @Test
    void theSearchLeafHoldsNoWords() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        visitor.get("/search?q=" + Visitor.encode("康乐") + "&kind=finding");
        // Then
        assertThat(ledger.leaves).filteredOn(leaf -> leaf.type() == LeafType.SEARCH).last()
                .satisfies(leaf -> assertThat(leaf.objectRef()).contains("kind=finding").doesNotContain("康乐"));
    }

    @Test
    void nothingIsShownWhileTheAuditLogIsAway() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        ledger.loseAuditLog(true);
        // When
        HttpResponse<String> search = visitor.get("/search");
        HttpResponse<String> facility = visitor.get("/facilities/" + SampleRecords.FACILITY);
        // Then
        assertThat(search.statusCode()).isEqualTo(503);
        assertThat(search.body()).contains("YJ-HUB-015").doesNotContain("康乐");
        assertThat(facility.statusCode()).isEqualTo(503);
        assertThat(facility.body()).doesNotContain("康乐");
    }

    @Test
    void theLanguageIsRememberedAfterOneClick() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        visitor.get("/search?lang=en");
        String page = visitor.get("/search").body();
        // Then
        assertThat(page).contains("lang=\"en\"", "Joint search", "Finding", "中文", "Major finding: ")
                .doesNotContain("重大隐患：");
    }

    @Test
    void whoMayNotSearchGetsAPageThatSaysSo() throws IOException, InterruptedException {
        // Given
        visitor.signIn("security", SampleAccounts.PASSWORD);
        // When
        HttpResponse<String> answer = visitor.get("/search");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("YJ-HUB-011").doesNotContain("Exception", "at org.");
    }

    @Test
    void pagesForbidScriptsAndStylesFromElsewhere() throws IOException, InterruptedException {
        // When
        HttpResponse<String> page = visitor.get("/sign-in");
        // Then
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "http://", "https://");
    }
}
