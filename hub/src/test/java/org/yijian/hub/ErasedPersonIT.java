package org.yijian.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.erasure.DestroyedKeys;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.sample.Visitor;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.privacy.Pseudonyms;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** One person's data from the agency's answer to its erasure, in the real hub. The steps build on each other. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasedPersonIT {

    private static final String IDENTITY = "500106194901011234";
    private static final String CERTIFICATE = "YJCERT2024000041";
    private static final String FOR_A_CASE = "?purpose=complaint&case=C-2026-17";

    private static final String FILE = "体检报告.pdf";
    private static final String REPORT = "a report about one person 报告";

    @TempDir
    private static Path home = Path.of("");

    private static @Nullable StartedHub started;
    private static String pseudonym = "";
    private static String record = "";
    private static String facility = "";
    private static UUID exchange = new UUID(0, 0);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        StartedHub hub = new StartedHub(home);
        started = hub;
        pseudonym = Pseudonyms.of(hub.part(KeyRing.class)).pseudonym("practitioner", IDENTITY);
        exchange = answer(hub, "first");
        hub.await("/api/v1/exchanges/" + exchange, StartedHub::isFinished);
        JsonNode hit = await("supervisor", "/api/v1/search" + FOR_A_CASE + "&department=police",
                answer -> !answer.path("hits").isEmpty()).path("hits").path(0);
        record = hit.path("id").asString();
        facility = hit.path("facility").path("id").asString();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static StartedHub hub() {
        return java.util.Objects.requireNonNull(started);
    }

    /** What the police answer about one person, as the route for them hands it over. */
    private static UUID answer(StartedHub hub, String message) {
        byte[] body = """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
                <q:CheckPersonResponse xmlns:q="urn:yijian:police:identity:1"><q:questionId>41</q:questionId>
                <q:status>VALID</q:status><q:checkedAt>2026-03-01T10:15:00+08:00</q:checkedAt>
                </q:CheckPersonResponse></soapenv:Body></soapenv:Envelope>""".getBytes(StandardCharsets.UTF_8);
        return hub.part(RoutesRoom.class).intake().receive(new IntakeRequest("police", message, "police", "police",
                "answer-41.xml", "text/xml", Map.of("questionId", "41", "pseudonym", pseudonym, "creditCode",
                        "91500106YJ0000015B", "role", "养老护理员", "certificate", CERTIFICATE)),
                new ByteArrayInputStream(body)).exchangeId();
    }

    private static JsonNode ask(String path) throws IOException, InterruptedException {
        return StartedHub.json(as("supervisor", path));
    }

    private static HttpResponse<String> as(String account, String path) throws IOException, InterruptedException {
        return hub().machine().getAs(account, StartedHub.PASSWORD, path);
    }

    private static HttpResponse<String> post(String account, String path, String body)
            throws IOException, InterruptedException {
        return hub().machine().post(path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json",
                "Authorization", Visitor.basic(account, StartedHub.PASSWORD));
    }

    /** Files of the home folder in which one of the texts stands; database, log, index, queues and raw messages. */
    private static List<String> filesWith(String... texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String text : texts) {
                    if (content.contains(new String(text.getBytes(StandardCharsets.UTF_8),
                            StandardCharsets.ISO_8859_1))) {
                        found.add(file + ": " + text);
                    }
                }
            }
        }
        return found;
    }

    private static void checkpoint() {
        new Transactions(hub().part(DataSource.class)).single("write everything to disk",
                connection -> Query.of(connection, "CHECKPOINT").update());
    }

    @Test
    @Order(1)
    void nothingInTheHomeFolderShowsThePersonInTheClear() throws IOException {
        checkpoint();
        assertThat(hub().part(RoutesRoom.class).rawStore().exists(exchange)).isTrue();
        assertThat(filesWith(IDENTITY, CERTIFICATE, pseudonym)).isEmpty();
        assertThat(filesWith("养老护理员")).as("what is not personal is found by the same look").isNotEmpty();
    }

    @Test
    @Order(2)
    void whoMayReadsForAPurposeAndNobodyElse() throws IOException, InterruptedException {
        JsonNode read = ask("/api/v1/records/" + record + FOR_A_CASE);
        assertThat(read.path("record").path("body").path("certificate").asString()).isEqualTo(CERTIFICATE);
        assertThat(read.path("masked")).isEmpty();
        assertThat(as("supervisor", "/api/v1/records/" + record).statusCode()).isEqualTo(428);
        assertThat(as("inspector", "/api/v1/records/" + record + FOR_A_CASE).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void aPersonIsFoundByTheExactNumberWhichIsNowhereWrittenDown() throws IOException, InterruptedException {
        // When
        HttpResponse<String> byIdentity = post("supervisor", "/api/v1/people" + FOR_A_CASE,
                "{\"number\":\"" + IDENTITY + "\"}");
        HttpResponse<String> byCertificate = post("supervisor", "/api/v1/people" + FOR_A_CASE,
                "{\"number\":\"" + CERTIFICATE + "\"}");
        // Then
        assertThat(StartedHub.json(byIdentity).path(0).path("id").asString()).isEqualTo(record);
        assertThat(StartedHub.json(byCertificate).path(0).path("id").asString()).isEqualTo(record);
        assertThat(byIdentity.body()).doesNotContain(IDENTITY, CERTIFICATE, pseudonym);
        assertThat(post("supervisor", "/api/v1/people", "{\"number\":\"" + IDENTITY + "\"}").statusCode())
                .isEqualTo(428);
        assertThat(post("inspector", "/api/v1/people" + FOR_A_CASE, "{\"number\":\"1\"}").statusCode())
                .isEqualTo(403);
        assertThat(filesWith(IDENTITY)).isEmpty();
    }

    @Test
    @Order(4)
    void theTrailSaysWhoSawThePersonAndWhatFor() throws IOException, InterruptedException {
        // When
        JsonNode person = awaitTrail("?person=" + record, "look-up");
        JsonNode ofCase = awaitTrail("?of-case=C-2026-17&type=view", "view");
        JsonNode ofFacility = awaitTrail("?facility=" + facility, "view");
        // Then
        assertThat(person.path("lines").valueStream().map(line -> line.path("action").asString()))
                .contains("view", "search", "look-up");
        assertThat(person.path("lines").valueStream()).allMatch(line -> line.path("actor").asString()
                .equals("supervisor") || line.path("decision").asString().startsWith("refused"));
        assertThat(ofCase.path("lines").path(0).path("purpose").asString()).isEqualTo("complaint");
        assertThat(ofFacility.path("lines").valueStream().map(line -> line.path("record").asString())).contains(record);
        JsonNode words = StartedHub.json(as("supervisor", "/api/v1/search?q=" + Visitor.encode("一句没人搜过的话")));
        assertThat(words.path("total").asInt()).isZero();
        JsonNode searched = awaitTrail("?words=" + Visitor.encode("一句没人搜过的话"), "search");
        assertThat(searched.path("lines")).as("who searched for these words").hasSize(1);
        assertThat(searched.path("lines").path(0).path("actor").asString()).isEqualTo("supervisor");
        assertThat(as("supervisor", "/api/v1/access-trail?actor=inspector").statusCode()).isEqualTo(404);
        assertThat(as("supervisor", "/api/v1/access-trail?person=" + record).statusCode()).isEqualTo(200);
        assertThat(as("inspector", "/api/v1/access-trail?person=" + record).statusCode()).isEqualTo(403);
        assertThat(awaitTrail("?actor=auditor", "access-trail").path("lines")).isNotEmpty();
    }

    private static JsonNode awaitTrail(String question, String action) throws IOException, InterruptedException {
        return await("auditor", "/api/v1/access-trail" + question, answer -> answer.path("lines").valueStream()
                .anyMatch(line -> line.path("action").asString().equals(action)));
    }

    private static JsonNode await(String account, String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            JsonNode answer = StartedHub.json(as(account, path));
            if (condition.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " " + answer);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static HttpResponse<String> put(String account, String name, String body, String purpose)
            throws IOException, InterruptedException {
        return hub().machine().send("PUT", "/api/v1/records/" + record + "/attachments/" + name + purpose, body,
                "Content-Type", "application/pdf", "Authorization", Visitor.basic(account, StartedHub.PASSWORD));
    }

    @Test
    @Order(5)
    void aFileIsAttachedByThoseWhoMayAndComesBackWithItsDigests() throws IOException, InterruptedException {
        // When
        String name = Visitor.encode(FILE);
        HttpResponse<String> first = put("supervisor", name, REPORT, FOR_A_CASE);
        HttpResponse<String> again = put("supervisor", name, REPORT, FOR_A_CASE);
        HttpResponse<String> other = put("supervisor", name, "something else", FOR_A_CASE);
        HttpResponse<String> empty = put("supervisor", "empty.pdf", "", FOR_A_CASE);
        HttpResponse<String> withoutPurpose = put("supervisor", "b.pdf", REPORT, "");
        HttpResponse<String> wrongRole = put("administrator", "b.pdf", REPORT, FOR_A_CASE);
        HttpResponse<String> mayNotSee = put("inspector", "b.pdf", REPORT, FOR_A_CASE);

        // Then
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(StartedHub.json(first).path("sha256").asString())
                .isEqualTo(Digests.hex(Digests.sha256(REPORT.getBytes(StandardCharsets.UTF_8))));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("YJ-REC-083");
        assertThat(empty.body()).contains("YJ-REC-081");
        assertThat(withoutPurpose.statusCode()).isEqualTo(428);
        assertThat(wrongRole.statusCode()).isEqualTo(403);
        assertThat(mayNotSee.statusCode()).isIn(403, 404);
        String address = "/api/v1/records/" + record + "/attachments";
        assertThat(ask(address + FOR_A_CASE)).anyMatch(found -> found.path("name").asString().equals(FILE));
        assertThat(as("supervisor", address + "/" + name + FOR_A_CASE).body()).isEqualTo(REPORT);
        assertThat(as("inspector", address + "/" + name + FOR_A_CASE).statusCode()).isIn(403, 404);
        assertThat(as("supervisor", address + "/none" + FOR_A_CASE).statusCode()).isEqualTo(404);
        assertThat(filesWith(REPORT)).isEmpty();
    }

    @Test
    @Order(5)
    void theFormOfARecordTakesAFileAsItComesAndOnlyWithItsToken() throws IOException, InterruptedException {
        // Given
        Visitor visitor = hub().machine().another();
        visitor.signIn("supervisor", StartedHub.PASSWORD);
        visitor.submit("/purpose", "/purpose", Map.of("purpose", "complaint", "case", "C-2026-17"));
        Matcher form = Pattern.compile("action=\"/attach[^>]+><input type=\"hidden\" name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(visitor.get("/records/" + record).body());
        assertThat(form.find()).isTrue();
        String token = form.group(1);

        // When
        HttpResponse<String> attached = attach(visitor, token, "现场照片.jpg", REPORT);
        HttpResponse<String> forged = attach(visitor, "x", "b.jpg", REPORT);
        HttpResponse<String> refused = attach(visitor, token, "现场照片.jpg", "another");

        // Then
        assertThat(attached.statusCode()).as(attached.body()).isEqualTo(303);
        assertThat(forged.statusCode()).isIn(403, 404);
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(visitor.get("/records/" + record).body()).contains("现场照片.jpg", "该记录已有名为", "SM3")
                .doesNotContain("b.jpg");
        assertThat(visitor.get("/records/" + record + "/attachments/" + Visitor.encode("现场照片.jpg")).body())
                .isEqualTo(REPORT);
    }

    private static HttpResponse<String> attach(Visitor visitor, String token, String name, String content)
            throws IOException, InterruptedException {
        String body = "--part\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n"
                + "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n" + content + "\r\n--part--\r\n";
        return visitor.post("/attach?record=" + record, body.getBytes(StandardCharsets.UTF_8), "Content-Type",
                "multipart/form-data; boundary=part");
    }

    @Test
    @Order(6)
    void oneAttachmentIsAskedToBeErasedOnThePageOfItsRecordAndAnotherPersonLetsItHappen()
            throws IOException, InterruptedException {
        // Given
        Visitor head = hub().machine().another();
        head.signIn("supervisor", StartedHub.PASSWORD);
        head.submit("/purpose", "/purpose", Map.of("purpose", "complaint", "case", "C-2026-17"));
        String page = "/records/" + record;
        Matcher option = Pattern.compile("<option value=\"([^\"]+)\">现场照片").matcher(head.get(page).body());
        assertThat(option.find()).isTrue();
        String asked = "{\"records\":[\"" + UUID.randomUUID() + "\"],\"attachment\":\"" + option.group(1)
                + "\",\"person\":false,\"reason\":\"x\",\"legalBasis\":\"y\"}";

        // When
        head.submit(page, "/erasures", Map.of("record", record, "attachment", option.group(1), "reason", "误传",
                "legalBasis", "《个人信息保护法》第四十七条"));
        HttpResponse<String> ofAnotherRecord = post("supervisor", "/api/v1/erasures", asked);
        HttpResponse<String> mayNot = post("inspector", "/api/v1/erasures", asked);
        JsonNode waiting = ask("/api/v1/erasures").path(0);
        HttpResponse<String> approved = post("approver",
                "/api/v1/erasures/" + waiting.path("id").asString() + "/approve", "");

        // Then
        assertThat(ofAnotherRecord.statusCode()).isEqualTo(404);
        assertThat(mayNot.statusCode()).isEqualTo(403);
        assertThat(waiting.path("attachment").asString()).isEqualTo(option.group(1));
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(head.get(page).body()).contains(FILE, "（已删除）").doesNotContain("现场照片");
        assertThat(head.get("/erasures").body()).contains("仅此附件", option.group(1));
        assertThat(ask(page.replace("/records", "/api/v1/records") + FOR_A_CASE).path("record").path("body")
                .path("certificate").asString()).as("the record stays").isEqualTo(CERTIFICATE);
        assertThat(Files.readString(home.resolve("erasures").resolve(DestroyedKeys.NAME))).contains(option.group(1));
    }

    @Test
    @Order(7)
    void afterTheErasureNothingBringsThePersonBackAndEverythingVerifies() throws IOException, InterruptedException {
        // Given
        byte[] before = evidence();
        HttpResponse<String> asked = post("supervisor", "/api/v1/erasures", "{\"records\":[\"" + record
                + "\"],\"person\":true,\"reason\":\"本人要求删除\",\"legalBasis\":\"《个人信息保护法》第四十七条\"}");
        String erasure = StartedHub.json(asked).path("id").asString();
        // When
        HttpResponse<String> alone = post("supervisor", "/api/v1/erasures/" + erasure + "/approve", "");
        HttpResponse<String> approved = post("approver", "/api/v1/erasures/" + erasure + "/approve", "");
        // Then
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(alone.statusCode()).isEqualTo(403);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        JsonNode read = ask("/api/v1/records/" + record + FOR_A_CASE);
        assertThat(read.path("record").path("body").path("certificate").asString()).isEqualTo("[erased]");
        assertThat(read.path("erasure").path("approvedBy").asString()).isEqualTo("approver");
        assertThat(read.path("erasure").path("reason").asString()).isEqualTo("本人要求删除");
        assertThat(hub().part(RoutesRoom.class).rawStore().exists(exchange)).isFalse();
        assertThat(StartedHub.json(post("supervisor", "/api/v1/people" + FOR_A_CASE,
                "{\"number\":\"" + IDENTITY + "\"}"))).isEmpty();
        checkpoint();
        assertThat(filesWith(IDENTITY, CERTIFICATE, pseudonym)).isEmpty();
        assertThat(ask("/api/v1/records/" + record + "/attachments" + FOR_A_CASE)).hasSize(2)
                .allMatch(left -> left.path("erased").asBoolean() && left.path("sha256").asString().isEmpty());
        try (Stream<Path> pieces = Files.walk(home.resolve("attachments"))) {
            assertThat(pieces.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(Files.readString(home.resolve("erasures").resolve(DestroyedKeys.NAME))).contains(record);
        assertThat(verdict(before)).isEqualTo(EvidenceReport.Verdict.VALID);
        EvidenceReport after = report(evidence());
        assertThat(after.verdict()).isEqualTo(EvidenceReport.Verdict.VALID);
        assertThat(after.lines()).anyMatch(line -> line.check() == EvidenceCheck.RECORD
                && line.detail().contains("个人信息已删除 personal data erased"));
        assertThat(problems()).isEmpty();
        assertThat(hub().part(LogVerifier.class).verify().faults()).isEmpty();
    }

    private static byte[] evidence() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = hub().machine().bytesAs("supervisor", StartedHub.PASSWORD,
                "/api/v1/records/" + record + "/evidence" + FOR_A_CASE);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What an outsider finds who has nothing but the hub's trust file. */
    private static EvidenceReport.Verdict verdict(byte[] evidence) throws IOException, InterruptedException {
        return report(evidence).verdict();
    }

    private static EvidenceReport report(byte[] evidence) throws IOException, InterruptedException {
        TrustFile trust = TrustFile
                .parse(hub().machine().get("/api/v1/trust").body().getBytes(StandardCharsets.UTF_8));
        return new EvidenceVerifier(trust, Clock.systemUTC()).verify(evidence);
    }

    /** Searches and views go on being logged while this looks, so only what is not about pending leaves counts. */
    private static Set<String> problems() {
        return hub().part(LedgerDatabase.class).check(hub().part(LeafStore.class)).run().stream()
                .map(problem -> problem.name() + " " + problem.detail())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    @Order(8)
    void whatTheAgencySendsAgainIsKeptWithoutThePerson() throws IOException, InterruptedException {
        // When
        UUID again = answer(hub(), "second");
        hub().await("/api/v1/exchanges/" + again, StartedHub::isFinished);
        // Then
        JsonNode read = ask("/api/v1/records/" + record + FOR_A_CASE);
        assertThat(read.path("revision").asInt()).isEqualTo(2);
        assertThat(read.path("record").path("body").path("pseudonym").asString()).isEqualTo("[erased]");
    }
}
