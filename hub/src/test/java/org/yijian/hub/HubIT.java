package org.yijian.hub;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.yijian.hub.configuration.RunFile;
import org.yijian.sample.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The real hub with its real parts: PostgreSQL, Artemis, Hazelcast, Lucene. */
@Timeout(300)
class HubIT {

    private static final String PASSWORD = "hub-it-4711";
    private static final String SECRET = "shared-with-the-hotline";
    private static final String ADMINISTRATOR = Visitor.basic("administrator", PASSWORD);

    @TempDir
    private static Path home = Path.of("");

    private static @Nullable ConfigurableApplicationContext hub;
    private static Visitor machine = new Visitor(1);

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.createDirectories(home.resolve("routes"));
        Files.writeString(home.resolve("secrets/demo-password"), PASSWORD);
        Files.writeString(home.resolve("secrets/hotline-12345-webhook"), SECRET);
        Files.writeString(home.resolve("routes/hotline-12345.json"), "{\"id\":\"hotline-12345\",\"blueprint\":"
                + "\"http-push\",\"connector\":\"hotline-12345\",\"parameters\":{\"maximumBytes\":9500000}}");
        ConfigurableApplicationContext started = new SpringApplicationBuilder(Hub.class).run("--yijian.home=" + home,
                "--server.port=0", "--yijian.demo.enabled=true", "--yijian.demo.password-file="
                        + home.resolve("secrets/demo-password"));
        hub = started;
        machine = new Visitor(Integer.parseInt(started.getEnvironment().getProperty("local.server.port", "0")));
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        assertThat(home.resolve(RunFile.NAME)).doesNotExist();
    }

    @Test
    void everyPartIsUp() throws IOException, InterruptedException {
        assertThat(machine.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(machine.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(Files.getPosixFilePermissions(home.resolve(RunFile.NAME)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aFileBecomesRecordsThatAreFoundWithTheirLogIndex() throws IOException, InterruptedException {
        // Given
        byte[] file = fileOf("52500106MJP0000017", "小龙坎松柏养老院（演示）");
        // When
        String exchange = send("market-regulation", file, "facilities-20260301.csv", "one-file");
        JsonNode finished = awaitJson("/api/v1/exchanges/" + exchange, HubIT::isFinished);
        JsonNode found = awaitJson("/api/v1/search?q=" + Visitor.encode("松柏养老院"),
                answer -> answer.path("hits").path(0).path("logIndex").isNumber());
        // Then
        assertThat(finished.path("state").asString()).as(finished.toString()).isNotEqualTo("processing");
        JsonNode hit = found.path("hits").path(0);
        assertThat(hit.path("highlight").asString()).contains("<mark>");
        assertThat(get("/api/v1/facilities/" + hit.path("facility").path("id").asString()).path("timelineTotal")
                .asInt()).isPositive();
        assertThat(get("/api/v1/records/" + hit.path("id").asString()).path("attestation").asString())
                .isEqualTo("hub");
    }

    @Test
    void theSameMessageTwiceChangesNothing() throws IOException, InterruptedException {
        // Given
        byte[] file = fileOf("52500106MJP0000025", "小龙坎青松养老院（演示）");
        String first = send("market-regulation", file, "facilities-20260302.csv", "sent-twice");
        awaitJson("/api/v1/exchanges/" + first, HubIT::isFinished);
        // When
        HttpResponse<String> again = push("market-regulation", file, "facilities-20260302.csv", "sent-twice");
        HttpResponse<String> other = push("market-regulation", fileOf("x", "y"), "facilities-20260302.csv",
                "sent-twice");
        // Then
        assertThat(json(again).path("duplicate").asBoolean()).isTrue();
        assertThat(json(again).path("exchangeId").asString()).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void aSignedComplaintIsTakenAndAnUnsignedOneIsNot() throws IOException, InterruptedException {
        // Given
        byte[] body = "{\"orders\":[]}".getBytes(StandardCharsets.UTF_8);
        String now = Long.toString(Instant.now().getEpochSecond());
        String old = Long.toString(Instant.now().minusSeconds(3600).getEpochSecond());
        // When, Then
        assertThat(webhook(body, now, sign(now, body)).statusCode()).isEqualTo(202);
        assertThat(webhook(body, now, "sha256=00").statusCode()).isEqualTo(401);
        assertThat(webhook(body, old, sign(old, body)).statusCode()).isEqualTo(401);
        assertThat(webhook("{}".getBytes(StandardCharsets.UTF_8), now, sign(now, body)).statusCode()).isEqualTo(401);
    }

    @Test
    void aLargeSignedMessageIsTakenUpToTheLimitOfItsRoute() throws IOException, InterruptedException {
        // Given
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] large = ("{\"orders\":[]}" + " ".repeat(9_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] tooLarge = ("{\"orders\":[]}" + " ".repeat(9_600_000)).getBytes(StandardCharsets.UTF_8);
        // When, Then
        assertThat(webhook(large, now, "sha256=00").statusCode()).isEqualTo(401);
        try (var drafts = Files.list(home.resolve("raw/incoming"))) {
            assertThat(drafts).as("what is not signed is not kept").isEmpty();
        }
        assertThat(webhook(large, now, sign(now, large)).statusCode()).isEqualTo(202);
        assertThat(webhook(tooLarge, now, sign(now, tooLarge)).statusCode()).isEqualTo(413);
    }

    @Test
    void strangersAndUnknownRoutesAreRefused() throws IOException, InterruptedException {
        // Given
        byte[] body = "x".getBytes(StandardCharsets.UTF_8);
        // When, Then
        assertThat(machine.post("/api/v1/intake/market-regulation", body).statusCode()).isEqualTo(401);
        assertThat(machine.post("/api/v1/intake/market-regulation", body, "Authorization",
                Visitor.basic("inspector", PASSWORD)).statusCode()).isEqualTo(403);
        assertThat(machine.post("/api/v1/intake/nobody", body, "Authorization", ADMINISTRATOR).statusCode())
                .isEqualTo(404);
        assertThat(machine.post("/api/v1/intake/market-regulation", body, "Authorization", ADMINISTRATOR,
                "Idempotency-Key", "a b").statusCode()).isEqualTo(400);
    }

    @Test
    void theLogIsServedAndLedgerLogAndIndexAgree() throws IOException, InterruptedException {
        // Given
        awaitText("/log/checkpoint", text -> text.startsWith("yijian.local/log\n"));
        // When
        JsonNode checks = get("auditor", "/api/v1/checks");
        // Then
        assertThat(checks.path("problems")).as(checks.toString()).isEmpty();
        assertThat(machine.get("/log/checkpoint").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(control -> assertThat(control).contains("no-store"));
        assertThat(machine.get("/log/../secrets/demo-password").statusCode()).isEqualTo(404);
    }

    @Test
    void aRouteThatIsWrongIsShownWithItsReason() throws IOException, InterruptedException {
        // Given
        Files.writeString(home.resolve("routes/broken.json"), "{\"id\":\"broken\",\"blueprint\":\"teleport\","
                + "\"connector\":\"health\",\"parameters\":{}}");
        // When
        JsonNode routes = awaitJson("administrator", "/api/v1/routes", answer -> answer.valueStream()
                .anyMatch(route -> route.path("id").asString().equals("broken")));
        // Then
        assertThat(routes.valueStream().filter(route -> route.path("id").asString().equals("broken")).findFirst())
                .hasValueSatisfying(route -> {
                    assertThat(route.path("state").asString()).isEqualTo("invalid");
                    assertThat(route.path("reason").path("code").asString()).startsWith("YJ-ROU-");
                });
    }

    static byte[] fileOf(String creditCode, String name) {
        String text = "统一社会信用代码,企业名称,企业类型,住所,法定代表人,成立日期,登记状态,登记机关,行政区划代码\r\n" + creditCode + "," + name
                + ",民办非企业单位,重庆市沙坪坝区小龙坎新街8号,张某,2015-06-01,存续,沙坪坝区市场监督管理局,500106001\r\n";
        return text.getBytes(Charset.forName("GB18030"));
    }

    private static HttpResponse<String> push(String route, byte[] body, String name, String key)
            throws IOException, InterruptedException {
        return machine.post("/api/v1/intake/" + route, body, "Authorization", ADMINISTRATOR, "Idempotency-Key", key,
                "X-Yijian-File-Name", name, "Content-Type", "text/csv");
    }

    private static String send(String route, byte[] body, String name, String key)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = push(route, body, name, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("exchangeId").asString();
    }

    private static HttpResponse<String> webhook(byte[] body, String time, String signature)
            throws IOException, InterruptedException {
        return machine.post("/api/v1/intake/hotline-12345", body, "X-Yijian-Source", "hotline-12345",
                "X-Yijian-Timestamp", time, "X-Yijian-Signature", signature, "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String sign(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFinished(JsonNode exchange) {
        String state = exchange.path("state").asString("");
        return !state.isEmpty() && !state.equals("queued") && !state.equals("processing");
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return get("supervisor", path);
    }

    private static JsonNode get(String account, String path) throws IOException, InterruptedException {
        return json(machine.getAs(account, PASSWORD, path));
    }

    @Test
    void theLogIsStampedAndItsStateIsTold() throws IOException, InterruptedException {
        // When
        JsonNode monitor = awaitJson("auditor", "/api/v1/monitor", answer -> answer.path("stamped").asLong() > 0);
        // Then
        assertThat(monitor.path("alarms")).as(monitor.toString()).isEmpty();
        assertThat(monitor.path("published").asLong()).isGreaterThanOrEqualTo(monitor.path("stamped").asLong());
        assertThat(machine.get("/log/checkpoint.tsr").statusCode()).isEqualTo(200);
        assertThat(machine.get("/log/checkpoint.stamped").body()).startsWith(monitor.path("log").asString() + "\n");
        assertThat(machine.get("/log/checkpoint.witnessed").statusCode()).isEqualTo(404);
    }

    @Test
    void anybodyMayAskThisHubAsAWitnessButOnlyKnownLogsAreServed() throws IOException, InterruptedException {
        // Given
        String own = machine.get("/log/checkpoint").body();
        // When, Then
        assertThat(machine.get("/witness/key").body()).startsWith("yijian.local/witness+");
        assertThat(machine.post("/witness/add-checkpoint", "old 0\n".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(machine.post("/witness/add-checkpoint", ("old 0\n\n" + own).getBytes(StandardCharsets.UTF_8))
                .statusCode()).isEqualTo(404);
        assertThat(machine.get("/witness/logs/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(machine.post("/witness/key", new byte[0]).statusCode()).isEqualTo(403);
    }

    private static JsonNode awaitJson(String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        return awaitJson("supervisor", path, condition);
    }

    private static JsonNode awaitJson(String account, String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode answer = get(account, path);
        while (!condition.test(answer)) {
            assertThat(System.nanoTime()).as(path + " " + answer).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = get(account, path);
        }
        return answer;
    }

    private static void awaitText(String path, Predicate<String> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.test(machine.get(path).body())) {
            assertThat(System.nanoTime()).as(path).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
