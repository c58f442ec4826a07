package org.yijian.hub.evidence;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.yijian.hub.Hub;
import org.yijian.sample.Visitor;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceReport.Outcome;
import org.yijian.security.evidence.EvidenceReport.Verdict;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.EvidenceWriter;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspQuestion;
import org.yijian.security.trust.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Evidence out of the real hub, checked with nothing but what the hub says of its keys. */
@Timeout(300)
class EvidenceIT {

    private static final String PASSWORD = "evidence-it-4711";

    @TempDir
    private static Path home = Path.of("");

    private static @Nullable ConfigurableApplicationContext hub;
    private static Visitor machine = new Visitor(1);
    private static int port;
    private static String exchange = "";
    private static String record = "";

    @BeforeAll
    static void aHubWithARecord() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/demo-password"), PASSWORD);
        ConfigurableApplicationContext started = new SpringApplicationBuilder(Hub.class).run("--yijian.home=" + home,
                "--server.port=0", "--yijian.demo.enabled=true", "--yijian.demo.password-file="
                        + home.resolve("secrets/demo-password"));
        hub = started;
        port = Integer.parseInt(started.getEnvironment().getProperty("local.server.port", "0"));
        machine = new Visitor(port);
        byte[] file = ("统一社会信用代码,企业名称,企业类型,住所,法定代表人,成立日期,登记状态,登记机关,行政区划代码\r\n"
                + "52500106MJP0000017,小龙坎松柏养老院（演示）,民办非企业单位,重庆市沙坪坝区小龙坎新街8号,张某,2015-06-01,存续,"
                + "沙坪坝区市场监督管理局,500106001\r\n").getBytes(Charset.forName("GB18030"));
        exchange = json(machine.post("/api/v1/intake/market-regulation", file, "Authorization",
                Visitor.basic("administrator", PASSWORD), "Idempotency-Key", "evidence", "X-Yijian-File-Name",
                "facilities-20260301.csv", "Content-Type", "text/csv")).path("exchangeId").asString();
        record = await("/api/v1/search?q=" + Visitor.encode("松柏养老院"), answer -> !answer.path("hits").isEmpty())
                .path("hits").path(0).path("id").asString();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void theEvidenceOfARecordIsValidForAnOutsider() throws IOException, InterruptedException {
        // When
        HttpResponse<byte[]> answer = machine.bytesAs("supervisor", PASSWORD,
                "/api/v1/records/" + record + "/evidence");
        EvidenceReport report = verify(answer);

        // Then
        assertThat(answer.headers().firstValue("Content-Type")).contains(EvidenceWriter.MEDIA_TYPE);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("record-" + record + "-1.asice"));
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        assertThat(report.lines()).anyMatch(
                line -> line.check() == EvidenceCheck.RECORD && line.outcome() == Outcome.PASSED);
    }

    @Test
    void anybodyMayAskWhetherACertificateCountsAndTheEvidenceHasTheAnswer() throws IOException, InterruptedException {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC());
        SigningKey key = keys.key(KeyPurpose.MESSAGE);
        OcspQuestion question = new OcspQuestion(key.certificate(), key.authority());
        // When
        HttpResponse<byte[]> answer = machine.postBytes("/ocsp", question.encoded(), "Content-Type",
                OcspQuestion.MEDIA_TYPE);
        EvidenceReport report = verify(machine.bytesAs("supervisor", PASSWORD,
                "/api/v1/records/" + record + "/evidence"));
        // Then
        assertThat(question.accept(answer.body(), Clock.systemUTC().instant()).status(key.certificate()))
                .isEqualTo(OcspAnswer.Status.GOOD);
        assertThat(report.lines()).anyMatch(line -> line.check() == EvidenceCheck.REVOCATION
                && line.outcome() == Outcome.PASSED && line.detail().contains("2 OCSP"));
    }

    @Test
    void theEvidenceOfAPartOfAnExchangeIsValid() throws IOException, InterruptedException {
        // When
        EvidenceReport report = verify(
                machine.bytesAs("supervisor", PASSWORD, "/api/v1/exchanges/" + exchange + "/evidence?part=0"));

        // Then
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        assertThat(machine.bytesAs("supervisor", PASSWORD, "/api/v1/exchanges/" + exchange + "/evidence?part=7")
                .statusCode()).isEqualTo(404);
    }

    @Test
    void downloadingLeavesALeafThatIsEvidenceItself() throws IOException, InterruptedException {
        // Given
        verify(machine.bytesAs("supervisor", PASSWORD, "/api/v1/records/" + record + "/evidence"));
        // When
        long index = awaitLeaf("\"action\":\"export\",\"actor\":\"supervisor\"", "record/" + record);
        String address = "/api/v1/log/" + index + "/evidence";
        // Then
        assertThat(verify(machine.bytesAs("auditor", PASSWORD, address)).verdict()).isEqualTo(Verdict.VALID);
        assertThat(verify(machine.bytesAs("supervisor", PASSWORD, address)).verdict()).isEqualTo(Verdict.VALID);
        assertThat(machine.bytesAs("inspector", PASSWORD, address).statusCode()).isEqualTo(404);
        assertThat(machine.bytesAs("auditor", PASSWORD, "/api/v1/log/99999999/evidence").statusCode()).isEqualTo(404);
    }

    @Test
    void theEvidenceOfAnAttachmentHoldsTheFileAndIsThatOfItsLeaf() throws IOException, InterruptedException {
        // Given
        String attachments = "/api/v1/records/" + record + "/attachments/";
        HttpResponse<String> put = machine.send("PUT", attachments + "a.txt", "现场检查报告", "Content-Type",
                "text/plain", "Authorization", Visitor.basic("supervisor", PASSWORD));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        Visitor person = new Visitor(port);
        person.signIn("supervisor", PASSWORD);
        // When
        String address = attachments + "a.txt/evidence";
        EvidenceReport report = verify(machine.bytesAs("supervisor", PASSWORD, address));
        long index = awaitLeaf("\"action\":\"attach\"", "record/" + record);
        EvidenceReport ofLeaf = verify(
                machine.bytesAs("supervisor", PASSWORD, "/api/v1/log/" + index + "/evidence"));
        // Then
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        assertThat(report.lines()).anyMatch(line -> line.check() == EvidenceCheck.ATTACHMENT
                && line.outcome() == Outcome.PASSED && line.detail().contains("a.txt, 18 B"));
        assertThat(ofLeaf.verdict()).isEqualTo(Verdict.VALID);
        assertThat(ofLeaf.lines()).anyMatch(line -> line.check() == EvidenceCheck.ATTACHMENT
                && line.outcome() == Outcome.PASSED);
        assertThat(machine.bytesAs("auditor", PASSWORD, address).statusCode()).isEqualTo(403);
        assertThat(machine.bytesAs("auditor", PASSWORD, "/api/v1/log/" + index + "/evidence").statusCode())
                .isEqualTo(404);
        assertThat(machine.bytesAs("supervisor", PASSWORD, attachments + "b.txt/evidence").statusCode())
                .isEqualTo(404);
        String onPage = "/records/" + record + "/attachments/a.txt/evidence";
        assertThat(person.get("/records/" + record).body()).contains(onPage);
        assertThat(verify(person.bytes(onPage)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void whoMayNotSeeAThingGetsNoEvidenceOfIt() throws IOException, InterruptedException {
        assertThat(machine.bytesAs("auditor", PASSWORD, "/api/v1/records/" + record + "/evidence").statusCode())
                .isEqualTo(403);
        assertThat(machine.bytesAs("inspector", PASSWORD, "/api/v1/exchanges/" + exchange + "/evidence").statusCode())
                .isEqualTo(403);
        assertThat(machine.bytesAs("supervisor", PASSWORD, "/api/v1/records/" + exchange + "/evidence").statusCode())
                .isEqualTo(404);
        assertThat(machine.get("/api/v1/records/" + record + "/evidence").statusCode()).isEqualTo(401);
    }

    @Test
    void thePagesOfRecordAndExchangeHaveTheButton() throws IOException, InterruptedException {
        // Given
        Visitor person = new Visitor(port);
        person.signIn("supervisor", PASSWORD);
        // When, Then
        assertThat(person.get("/records/" + record).body()).contains("/records/" + record + "/evidence", "下载证据包");
        assertThat(person.get("/exchanges/" + exchange).body()).contains("/exchanges/" + exchange + "/evidence");
        assertThat(verify(person.bytes("/records/" + record + "/evidence")).verdict()).isEqualTo(Verdict.VALID);
    }

    private static EvidenceReport verify(HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
        TrustFile trust = TrustFile
                .parse(machine.get("/api/v1/trust").body().getBytes(StandardCharsets.UTF_8));
        return new EvidenceVerifier(trust, Clock.systemUTC()).verify(answer.body());
    }

    /** The newest leaf that has all these words. */
    private static long awaitLeaf(String... words) {
        assertThat(hub).isNotNull();
        TileLog log = hub.getBean(TileLog.class);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            for (long index = log.checkpoint().size() - 1; index >= 0; index--) {
                String leaf = new String(log.leaf(index), StandardCharsets.UTF_8);
                if (java.util.Arrays.stream(words).allMatch(leaf::contains)) {
                    return index;
                }
            }
            assertThat(System.nanoTime()).as("a leaf with " + java.util.List.of(words)).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static JsonNode await(String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode answer = json(machine.getAs("supervisor", PASSWORD, path));
        while (!condition.test(answer)) {
            assertThat(System.nanoTime()).as(path + " " + answer).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = json(machine.getAs("supervisor", PASSWORD, path));
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
