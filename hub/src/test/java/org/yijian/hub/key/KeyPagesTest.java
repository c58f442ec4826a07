package org.yijian.hub.key;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleKeys;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.Visitor;
import org.yijian.security.proof.LeafType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class KeyPagesTest {

    private static final String CHANGES = "/api/v1/keys/changes";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleKeys keys;

    @Autowired
    private SampleLedger ledger;

    @Test
    void theListShowsEveryKeyAndNothingSecret() throws IOException, InterruptedException {
        // Given
        Visitor security = signedIn("security");
        // When
        String page = security.get("/keys").body();
        JsonNode list = JsonMapper.shared().readTree(get("security", "/api/v1/keys").body());
        // Then
        assertThat(page).contains("消息签名", "日志检查点", "见证签署", "数据密钥", "PKCS#12 文件", "使用中", "保护 12 条记录")
                .doesNotContain("PRIVATE");
        assertThat(list.path("keys").size()).isEqualTo(13);
        assertThat(list.path("keys").valueStream().map(key -> key.path("fingerprint").asString()))
                .allMatch(print -> print.matches("[0-9a-f]{64}|[0-9a-f-]{36}"));
        assertThat(get("supervisor", "/api/v1/keys").statusCode()).isEqualTo(403);
        assertThat(signedIn("supervisor").get("/keys").statusCode()).isIn(403, 404);
    }

    @Test
    void aKeyIsDestroyedByTwoPeopleOnlyAndEachStepIsInTheLog() throws IOException, InterruptedException {
        // Given
        Visitor security = signedIn("security");
        // When
        security.submit("/keys", "/keys",
                Map.of("kind", "destroy-data", "object", SampleKeys.UNUSED.toString(), "reason", "无记录使用"));
        String id = keys.all().getFirst().id().toString();
        HttpResponse<String> alone = post("security", CHANGES + "/" + id + "/approve", "{}");
        Visitor approver = signedIn("approver");
        HttpResponse<String> agreed = approver.submit("/keys", "/keys/" + id + "/approve", Map.of());
        HttpResponse<String> again = post("approver", CHANGES + "/" + id + "/approve", "{}");
        // Then
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("YJ-HUB-143");
        assertThat(agreed.statusCode()).isLessThan(400);
        assertThat(again.body()).contains("YJ-HUB-142");
        assertThat(keys.taken).containsOnlyOnce("destroy-data " + SampleKeys.UNUSED);
        assertThat(ledger.leaves.stream().filter(leaf -> leaf.type() == LeafType.KEY)
                .map(leaf -> leaf.actor() + " " + leaf.action() + " " + leaf.objectRef()))
                .contains("security request-destroy-data data-key/" + SampleKeys.UNUSED,
                        "approver approve-destroy-data data-key/" + SampleKeys.UNUSED);
        assertThat(approver.get("/keys").body()).contains("已执行", "无记录使用");
    }

    @Test
    void whatCannotBeDoneToAKeyIsRefusedWithTheReason() throws IOException, InterruptedException {
        assertThat(change("destroy-data", SampleKeys.CURRENT.toString(), "x").body()).contains("YJ-HUB-141");
        assertThat(change("rotate", "message", "x").body()).contains("YJ-HUB-141");
        assertThat(change("rotate-data", SampleKeys.CURRENT.toString(), " ").body()).contains("YJ-HUB-140");
        assertThat(change("melt", "message", "x").body()).contains("YJ-HUB-013");
        assertThat(post("approver", CHANGES, body("rotate", "log", "x")).statusCode()).isEqualTo(403);
        assertThat(post("route-admin", CHANGES, body("rotate", "log", "x")).statusCode()).isIn(401, 403);
    }

    private HttpResponse<String> change(String kind, String object, String reason)
            throws IOException, InterruptedException {
        return post("security", CHANGES, body(kind, object, reason));
    }

    private static String body(String kind, String object, String reason) {
        return "{\"kind\":\"" + kind + "\",\"object\":\"" + object + "\",\"reason\":\"" + reason + "\"}";
    }

    private Visitor signedIn(String account) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account, SampleAccounts.PASSWORD);
        return visitor;
    }

    private HttpResponse<String> get(String account, String path) throws IOException, InterruptedException {
        return new Visitor(port).getAs(account, SampleAccounts.PASSWORD, path);
    }

    private HttpResponse<String> post(String account, String path, String body)
            throws IOException, InterruptedException {
        return new Visitor(port).post(path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json",
                "Authorization", Visitor.basic(account, SampleAccounts.PASSWORD));
    }
}
