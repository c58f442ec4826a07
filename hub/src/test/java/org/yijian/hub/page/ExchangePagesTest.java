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
import org.yijian.sample.Visitor;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class ExchangePagesTest {

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
    void whoMayNotRunChecksFindsNoMonitor() throws IOException, InterruptedException {
        // Given
        visitor.signIn("inspector", SampleAccounts.PASSWORD);
        // When, Then
        assertThat(visitor.get("/monitor").statusCode()).isIn(403, 404);
        assertThat(visitor.get("/search").body()).doesNotContain("/monitor");
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
}
