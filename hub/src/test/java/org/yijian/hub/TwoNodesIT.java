package org.yijian.hub;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.hub.account.SignInGuard;
import org.yijian.hub.configuration.Home;
import org.yijian.sample.Visitor;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes of one hub: one database, the same keys, homes and indexes of their own. One of them is killed. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {

    private static final String SEARCH = "/api/v1/search?facets=false&q=" + Visitor.encode("养老院");
    private static final String INDEX = "/api/v1/index";

    @TempDir
    static Path folder;

    private EmbeddedPostgres postgres;
    private NodeProcess first;
    private StartedHub second;
    private Visitor atFirst;
    private Visitor atSecond;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on").start();
        Home one = Home.open(folder.resolve("one"));
        Home two = Home.open(folder.resolve("two"));
        KeyRing.openOrCreate(one.folder("keys"), Clock.systemUTC());
        one.secrets().readOrCreate("query-hash");
        copy(one.folder("keys"), two.folder("keys"));
        copy(one.folder("secrets"), two.folder("secrets"));
        int port = freePort();
        String members = "--yijian.cluster.members=127.0.0.1:" + port + ",127.0.0.1:" + (port + 1);
        Path password = Files.writeString(one.folder("secrets").resolve("demo-password"), StartedHub.PASSWORD);
        first = new NodeProcess(one.root(), List.of("--yijian.home=" + one.root(), "--server.port=0",
                "--yijian.demo.enabled=true", "--yijian.demo.password-file=" + password, database(),
                "--yijian.database.user=postgres", "--yijian.cluster.port=" + port,
                members));
        atFirst = first.visitor();
        second = new StartedHub(two.root(), database(), "--yijian.database.user=postgres",
                "--yijian.cluster.port=" + (port + 1), members);
        atSecond = second.machine();
    }

    @AfterAll
    void stop() throws IOException {
        first.close();
        second.close();
        postgres.close();
    }

    private String database() {
        return "--yijian.database.url=" + postgres.getJdbcUrl("postgres", "postgres").split("\\?")[0];
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** With a free one after it; below those that connections are given, which would take it before the node does. */
    private static int freePort() {
        return new Random().ints(20_000, 30_000).filter(port -> free(port) && free(port + 1)).findFirst().orElseThrow();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode get(Visitor node, String account, String path) throws IOException, InterruptedException {
        return StartedHub.json(node.getAs(account, StartedHub.PASSWORD, path));
    }

    private static JsonNode await(Visitor node, String account, String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode answer = get(node, account, path);
        while (!condition.test(answer)) {
            assertThat(System.nanoTime()).as(path + " " + answer).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = get(node, account, path);
        }
        return answer;
    }

    private static HttpResponse<String> post(Visitor node, String account, String path)
            throws IOException, InterruptedException {
        return node.post(path, new byte[0], "Authorization", Visitor.basic(account, StartedHub.PASSWORD));
    }

    private static void deliver(Visitor node, String key, String code, String name)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = node.post("/api/v1/intake/market-regulation", HubIT.fileOf(code, name),
                "Authorization", StartedHub.administrator(), "Idempotency-Key", key, "X-Yijian-File-Name",
                "facilities-20260301.csv", "Content-Type", "text/csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode exchange = await(node, "supervisor",
                "/api/v1/exchanges/" + StartedHub.json(answer).path("exchangeId").asString(), StartedHub::isFinished);
        assertThat(exchange.path("state").asString()).as(exchange.toString()).isEqualTo("accepted");
    }

    private static void awaitTotal(Visitor node, int total) throws IOException, InterruptedException {
        await(node, "supervisor", SEARCH, answer -> answer.path("total").asInt() == total);
    }

    @Test
    void bothNodesFindTheSameAndOneGoesOnWhenTheOtherIsKilled() throws IOException, InterruptedException {
        // Given
        deliver(atFirst, "k-1", "52500106MJP0000017", "小龙坎松柏养老院（演示）");
        deliver(atSecond, "k-2", "52500106MJP000002A", "小龙坎青松养老院（演示）");
        awaitTotal(atFirst, 2);
        awaitTotal(atSecond, 2);
        theirIndexesAreComparedAndOneIsRebuilt();
        failedSignInsCountAtBoth();
        awaitLog("/log/checkpoint");

        // When
        first.kill();
        deliver(atSecond, "k-3", "52500106MJP000003D", "小龙坎翠柏养老院（演示）");
        deliver(atSecond, "k-1", "52500106MJP0000017", "小龙坎松柏养老院（演示）");

        // Then
        awaitTotal(atSecond, 3);
        await(atSecond, "supervisor", SEARCH, answer -> answer.path("hits").valueStream()
                .allMatch(hit -> hit.path("logIndex").isNumber()));
        assertThat(get(atSecond, "auditor", "/api/v1/checks").path("problems")).isEmpty();
        assertThat(JdbcClient.create(postgres.getPostgresDatabase()).sql("SELECT count(*) FROM ledger.revision")
                .query(Long.class).single()).isEqualTo(JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("SELECT count(*) FROM ledger.head").query(Long.class).single());
    }

    private void theirIndexesAreComparedAndOneIsRebuilt() throws IOException, InterruptedException {
        assertThat(post(atSecond, "auditor", INDEX + "/rebuild").statusCode()).isEqualTo(403);
        assertThat(post(atSecond, "inspector", INDEX + "/check").statusCode()).isEqualTo(403);
        assertThat(post(atSecond, "system", INDEX + "/rebuild").statusCode()).isEqualTo(202);
        JsonNode rebuilt = await(atSecond, "system", INDEX,
                answer -> answer.path("rebuild").path("state").asString().equals("done"));
        assertThat(rebuilt.path("generation").asInt()).isEqualTo(2);
        awaitTotal(atSecond, 2);
        assertThat(post(atSecond, "auditor", INDEX + "/check").statusCode()).isEqualTo(202);
        JsonNode compared = await(atFirst, "auditor", INDEX, answer -> answer.path("compared").size() == 2);
        assertThat(compared.path("nodes").asString()).as(compared.toString()).isEqualTo("same");
        assertThat(compared.path("compared").valueStream().map(each -> each.path("differing").asInt()).toList())
                .containsOnly(0);
        assertThat(JdbcClient.create(postgres.getPostgresDatabase()).sql("SELECT count(*) FROM ledger.leaf "
                + "WHERE convert_from(content, 'UTF8') LIKE '%\"action\":\"rebuild-index\"%'").query(Long.class)
                .single()).isEqualTo(1);
    }

    private void failedSignInsCountAtBoth() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < SignInGuard.TRIES; attempt++) {
            atFirst.getAs("approver", "wrong", "/api/v1/exchanges");
        }
        assertThat(atSecond.getAs("approver", StartedHub.PASSWORD, "/api/v1/exchanges").statusCode()).isEqualTo(429);
    }

    /** The second node's copy of the log has come as far as the first node's log. */
    private void awaitLog(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (size(atSecond.get(path).body()) < size(atFirst.get(path).body())) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElse("0"));
    }
}
