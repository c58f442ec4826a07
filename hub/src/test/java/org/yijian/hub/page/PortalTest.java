package org.yijian.hub.page;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
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
    void aSupervisorDecidesAMatch() throws IOException, InterruptedException {
        // Given
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        HttpResponse<String> answer = visitor.submit("/matches", "/matches/7",
                Map.of("decision", "reject", "reason", "隔壁院子"));
        String page = visitor.get("/matches").body();
        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(ledger.decisions).containsExactly("7 REJECTED supervisor 隔壁院子");
        assertThat(page).contains("已记录为两家机构", "相同", "不同", "civil-affairs：问题隐患 12 条");
        assertThat(visitor.submit("/matches", "/matches/7", Map.of("decision", "reject")).body())
                .contains("YJ-REC-067");
        ledger.decisions.clear();
    }

    @Test
    void theSearchPageNamesAFacilityOnceWithItsOtherNames() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/search?q=" + Visitor.encode("康乐")).body();
        // Then
        assertThat(page).contains("又名：天星桥康乐养老院（演示）", "/search/export.csv?q=", "/exports/new?q=");
        assertThat(visitor.get("/search?q=" + Visitor.encode("康乐") + "&page=2").body()).doesNotContain("又名");
    }

    @Test
    void aMergeIsSplitFromTheHistoryOfDecisions() throws IOException, InterruptedException {
        // Given
        visitor.signIn("supervisor", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/matches/history?facility=" + SampleRecords.FACILITY).body();
        HttpResponse<String> split = visitor.submit("/matches/history", "/matches/merges/2/split",
                Map.of("reason", "看错了"));
        visitor.submit("/matches/history", "/matches/5/reopen", Map.of("reason", "再看"));
        // Then
        assertThat(page).contains("同一门牌，已电话核实", "#1005", "/matches/merges/2/split", "/matches/5/reopen")
                .doesNotContain("/matches/6/reopen");
        assertThat(split.statusCode()).isEqualTo(302);
        assertThat(ledger.decisions).containsExactly("2 SPLIT supervisor 看错了", "5 REOPENED supervisor 再看");
        ledger.decisions.clear();
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
    void whoMayNotRunChecksFindsNoMonitor() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When, Then
        assertThat(visitor.get("/monitor").statusCode()).isIn(403, 404);
        assertThat(visitor.get("/search").body()).doesNotContain("/monitor");
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
    void aFacilityShowsEverySourceAndWhereTheyDisagree() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/facilities/" + SampleRecords.FACILITY).body();
        // Then
        assertThat(page).contains("沙坪坝区天星桥康乐养老院（演示）", "各来源说法不一", "小龙坎新街 8 号 1 幢", "消防通道堆放轮椅", "已过期", "时间线");
    }

    @Test
    void aFacilitySaysWhatIsDueAndWhatIsNewSinceTheLastVisit() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/facilities/" + SampleRecords.FACILITY).body();
        String open = visitor.get("/facilities/" + SampleRecords.FACILITY + "?open=1&department=fire-rescue").body();
        // Then
        assertThat(page).contains("待整改", "已逾期", "您上次查看：2026年5月1日", "此后新增或变更", "导出 Excel", "与另一家机构比较");
        assertThat(open).contains("消防通道堆放轮椅", "checked=\"checked\"").doesNotContain("kind-of-licence");
    }

    @Test
    void aFacilitysFileIsTakenAwayWithAMarkAndALeaf() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When
        HttpResponse<byte[]> file = visitor.bytes("/facilities/" + SampleRecords.FACILITY + "/export.xlsx");
        // Then
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(texts(file.body())).contains("（inspector）于 ", "消防通道堆放轮椅", "日志序号");
        assertThat(ledger.leaves).last().satisfies(leaf -> assertThat(leaf.type()).isEqualTo(LeafType.EXPORT));
    }

    /** All parts of a workbook, one after the other. */
    private static String texts(byte[] workbook) throws IOException {
        StringBuilder texts = new StringBuilder();
        Path kept = Files.createTempFile("dossier", ".xlsx");
        try {
            Files.write(kept, workbook);
            try (ZipFile parts = new ZipFile(kept.toFile())) {
                for (ZipEntry part : Collections.list(parts.entries())) {
                    texts.append(new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(kept);
        }
        return HtmlUtils.htmlUnescape(texts.toString());
    }

    @Test
    void twoFacilitiesStandSideBySide() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        String first = "/compare?one=" + SampleRecords.FACILITY;
        // When
        String question = visitor.get(first).body();
        String answer = visitor.get(first + "&other=" + SampleRecords.FACILITY).body();
        HttpResponse<String> unknown = visitor.get(first + "&other=00000000-0000-8000-8000-0000000000ff");
        // Then
        assertThat(question).contains("与谁比较", "机构名称");
        assertThat(answer).contains("床位数", "未销号隐患", "scope=\"row\"").doesNotContain("class=\"differs\"");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void aRecordShowsItsFieldsInChineseWithSealAndLogIndex() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        String id = SampleRecords.all().get(3).id().toString();
        // When
        String page = visitor.get("/records/" + id).body();
        // Then
        assertThat(page).contains("<h1>重大隐患", "依据条款", "GB 38600-2019 4.2", "整改期限", "由枢纽代签", "#1004", "修订");
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
    void theExchangePageSaysWhatIsInQuarantineAndWhatToDo() throws IOException, InterruptedException {
        // Given
        visitor.signIn("administrator", SampleAccounts.PASSWORD);
        // When
        String list = visitor.get("/exchanges").body();
        String page = visitor.get("/exchanges/00000000-0000-0001-0000-000000000002").body();
        // Then
        assertThat(list).contains("penalties-20260301.xlsx", "部分入库", "every 2s");
        assertThat(page).contains("YJ-REC-001", "第 14 行", "facility.creditCode", "处理办法");
    }

    @Test
    void theExchangeMonitorShowsOnlyWhatConcernsTheReader() throws IOException, InterruptedException {
        // Given
        visitor.signIn("fire-chief", SampleAccounts.PASSWORD);
        // When
        String list = visitor.get("/exchanges").body();
        HttpResponse<String> other = visitor.get("/exchanges/00000000-0000-0001-0000-000000000002");
        // Then
        assertThat(list).contains("inspections-20260301.csv").doesNotContain("penalties-20260301.xlsx");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).contains("YJ-HUB-012").doesNotContain("penalties-20260301.xlsx");
    }

    @Test
    void aQuarantinedMessageIsReadAgainAfterAConfirmation() throws IOException, InterruptedException {
        // Given
        String address = "/exchanges/00000000-0000-0001-0000-000000000002";
        visitor.signIn("administrator", SampleAccounts.PASSWORD);
        String page = visitor.get(address).body();
        // When
        HttpResponse<String> answer = visitor.submit(address, address + "/replay", Map.of());
        // Then
        assertThat(page).contains("确认重新处理整条消息", "第 2 次处理：由 administrator", "已重新处理：部分入库");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(ledger.decisions).containsExactly("replay 00000000-0000-0001-0000-000000000002 administrator");
        ledger.decisions.clear();
    }

    @Test
    void whoMayOnlyLookHasNoButtonAndCannotReadAgain() throws IOException, InterruptedException {
        // Given
        String address = "/exchanges/00000000-0000-0001-0000-000000000002";
        visitor.signIn("approver", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get(address).body();
        HttpResponse<String> answer = visitor.submit("/account", address + "/replay", Map.of());
        // Then
        assertThat(page).contains("penalties-20260301.xlsx").doesNotContain("重新处理整条消息");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(ledger.decisions).isEmpty();
    }

    @Test
    void aFailingRouteSaysWhy() throws IOException, InterruptedException {
        // Given
        visitor.signIn("administrator", SampleAccounts.PASSWORD);
        // When
        String page = visitor.get("/routes").body();
        // Then
        assertThat(page).contains("运行中", "有故障", "127.0.0.1:18443");
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
