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
class FacilityPagesTest {

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
}
