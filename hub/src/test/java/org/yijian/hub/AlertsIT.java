package org.yijian.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import javax.sql.DataSource;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.alert.AlertFollower;
import org.yijian.hub.alert.AlertSweep;
import org.yijian.hub.alert.StoppedSearches;
import org.yijian.hub.log.Alarm;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.notice.Notices;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.sample.Visitor;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.privacy.Pseudonyms;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** From a search that is saved to what its people are told, in the real hub. The steps build on each other. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    private static final String NAME = "小龙坎云杉养老院（演示）";

    @TempDir
    private static Path home = Path.of("");

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static @Nullable StartedHub started;
    private static @Nullable CalledServer called;
    private static long search;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        called = new CalledServer(home, home.resolve("trust/alerts/ca.pem"));
        POST.start();
        StartedHub hub = new StartedHub(home, "--yijian.alerts.webhook-hosts=localhost",
                "--yijian.alerts.every=100ms", "--yijian.alerts.attempts=1",
                "--yijian.alerts.link=https://hub.example/",
                "--yijian.alerts.mail.host=127.0.0.1", "--yijian.alerts.mail.port=" + POST.getSmtp().getPort(),
                "--yijian.alerts.mail.domains=sample.example", "--yijian.alerts.mail.every=100ms");
        started = hub;
        hub.part(Accounts.class).save(
                new Account("fire-inspector", "消防检查员", "Fire inspector", Set.of(Role.INSPECTOR), false,
                        Set.of("fire-rescue"), Set.of("500106"), Sensitivity.INTERNAL, true),
                hub.part(PasswordEncoder.class).encode(StartedHub.PASSWORD));
        bring(hub, "52500106MJP0000017", "小龙坎云杉旧院（演示）", "kept-before");
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
        if (called != null) {
            called.close();
        }
        POST.stop();
    }

    private static StartedHub hub() {
        return Objects.requireNonNull(started);
    }

    private static void bring(StartedHub hub, String creditCode, String name, String key)
            throws IOException, InterruptedException {
        String text = "统一社会信用代码,企业名称,企业类型,住所,法定代表人,成立日期,登记状态,登记机关,行政区划代码\r\n" + creditCode + "," + name
                + ",民办非企业单位,重庆市沙坪坝区小龙坎新街8号,张某,2015-06-01,存续,沙坪坝区市场监督管理局,500106001\r\n";
        HttpResponse<String> answer = hub.push("market-regulation", text.getBytes(Charset.forName("GB18030")),
                "facilities-20260301.csv", key);
        hub.await("/api/v1/exchanges/" + StartedHub.json(answer).path("exchangeId").asString(),
                StartedHub::isFinished);
    }

    private static JsonNode ask(String account, String path) throws IOException, InterruptedException {
        return StartedHub.json(hub().machine().getAs(account, StartedHub.PASSWORD, path));
    }

    private static JsonNode await(String account, String path, Predicate<JsonNode> condition)
            throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            JsonNode answer = ask(account, path);
            if (condition.test(answer)) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError(account + " " + path + " " + ask(account, path));
    }

    private static HttpResponse<String> post(String account, String path, String body)
            throws IOException, InterruptedException {
        return hub().machine().post(path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json",
                "Authorization", Visitor.basic(account, StartedHub.PASSWORD));
    }

    private static int sql(String statement) {
        return new Transactions(hub().part(DataSource.class)).call("change the database by hand",
                connection -> Query.of(connection, statement).update());
    }

    private static long alerts() {
        return new Transactions(hub().part(DataSource.class)).call("count",
                connection -> Query.of(connection, "SELECT count(*) FROM hub.alert").one(row -> row.getLong(1)));
    }

    private static Visitor signedIn(String account) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(hub().port());
        visitor.signIn(account, StartedHub.PASSWORD);
        return visitor;
    }

    @Test
    @Order(1)
    void aSearchIsSavedFromItsPageAndASecondClickDoesNoHarm() throws IOException, InterruptedException {
        // Given
        Visitor inspector = signedIn("inspector");
        String page = "/search?q=" + Visitor.encode("云杉") + "&kind=facility";
        Map<String, String> form = Map.of("q", "云杉", "kind", "facility", "name", "新的云杉", "alerts", "true");
        // When
        HttpResponse<String> first = inspector.submit(page, "/saved", form);
        HttpResponse<String> second = inspector.submit(page, "/saved", form);
        // Then
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(second.statusCode()).isEqualTo(302);
        JsonNode saved = ask("inspector", "/api/v1/saved-searches");
        assertThat(saved).hasSize(1);
        search = saved.path(0).path("id").asLong();
        assertThat(inspector.get("/saved").body()).contains("新的云杉", "停止提醒", "“云杉”");
        assertThat(inspector.get("/v3/api-docs").body()).contains("/api/v1/saved-searches", "/api/v1/alerts");
        assertThat(post("inspector", "/api/v1/saved-searches", "{\"name\":\"新的云杉\",\"query\":{\"q\":\"别的\"}}")
                .statusCode()).isEqualTo(409);
    }

    @Test
    @Order(2)
    void aRecordThatArrivesIsToldToThoseWhoMaySeeIt() throws IOException, InterruptedException {
        // Given
        post("inspector", "/api/v1/saved-searches", "{\"name\":\"共享\",\"query\":{\"q\":\"云杉\"},"
                + "\"sharedWith\":\"inspector\"}");
        // When
        bring(hub(), "52500106MJP000002A", NAME, "brought-later");
        JsonNode told = await("inspector", "/api/v1/alerts?search=" + search,
                answer -> !answer.path("alerts").isEmpty());
        // Then
        assertThat(told.path("alerts")).hasSize(1);
        assertThat(told.path("alerts").path(0).path("title").asString()).contains("云杉");
        assertThat(told.path("alerts").path(0).path("revision").asInt()).isEqualTo(1);
        assertThat(ask("fire-inspector", "/api/v1/saved-searches").path(0).path("name").asString()).isEqualTo("共享");
        JsonNode hidden = ask("fire-inspector", "/api/v1/alerts");
        assertThat(hidden.path("alerts")).isEmpty();
        assertThat(hidden.path("unread").asInt()).isZero();
        assertThat(ask("supervisor", "/api/v1/alerts").path("alerts")).as("not shared with this role").isEmpty();
    }

    @Test
    @Order(3)
    void theInboxShowsIsReadAndRemembersIt() throws IOException, InterruptedException {
        // Given
        await("inspector", "/api/v1/alerts", answer -> answer.path("unread").asInt() == 2);
        Visitor inspector = signedIn("inspector");
        String inbox = inspector.get("/alerts").body();
        long alert = ask("inspector", "/api/v1/alerts?search=" + search).path("alerts").path(0).path("id").asLong();
        // When
        HttpResponse<String> opened = inspector.get("/alerts/" + alert);
        // Then
        assertThat(inbox).contains("云杉", "新记录", "全部标为已读", ">2</b>");
        assertThat(opened.headers().firstValue("Location").orElse("")).contains("/records/");
        assertThat(ask("inspector", "/api/v1/alerts").path("unread").asInt()).isEqualTo(1);
        assertThat(signedIn("fire-inspector").get("/alerts/" + alert).statusCode()).isEqualTo(404);
        HttpResponse<String> all = inspector.submit("/alerts", "/alerts/read",
                Map.of("newest", Long.toString(alert + 100)));
        assertThat(all.statusCode()).isEqualTo(302);
        assertThat(ask("inspector", "/api/v1/alerts").path("unread").asInt()).isZero();
        assertThat(inspector.get("/alerts?unread=true").body()).contains("没有未读提醒");
    }

    @Test
    @Order(4)
    void followingAgainFromAnEarlierPlaceTellsNothingTwice() {
        // Given
        long before = alerts();
        sql("UPDATE hub.alert_position SET transaction = 0, sequence = 0 WHERE follower = 'matched'");
        // When
        hub().part(AlertFollower.class).follow();
        // Then
        assertThat(before).isEqualTo(2);
        assertThat(alerts()).as("nor what was kept before the search").isEqualTo(before);
    }

    @Test
    @Order(5)
    void theSweepAddsWhatIsMissingOnce() throws InterruptedException {
        // Given
        assertThat(sql("DELETE FROM hub.alert WHERE search = " + search)).isEqualTo(1);
        sql("UPDATE hub.alert_position SET transaction = 0, sequence = 0 WHERE follower = 'swept'");
        AlertSweep sweep = hub().part(AlertSweep.class);
        // When
        AlertSweep.Outcome found = sweep.sweep();
        // Then
        assertThat(found.added()).isEqualTo(1);
        assertThat(found.records()).isPositive();
        assertThat(alerts()).isEqualTo(2);
        assertThat(sweep.sweep()).isEqualTo(new AlertSweep.Outcome(0, 0));
    }

    @Test
    @Order(20)
    void aSearchThatFailsIsStoppedItsOwnerIsToldAndTheOthersAreMatched() throws IOException, InterruptedException {
        // Given
        long good = StartedHub.json(post("supervisor", "/api/v1/saved-searches",
                "{\"name\":\"完好\",\"query\":{\"q\":\"云杉\"}}")).path("id").asLong();
        for (String query : List.of("{\"kind\":{\"no\":\"list\"}}", "{\"region\":[\"no region\"]}")) {
            assertThat(
                    sql("INSERT INTO hub.saved_search (owner, name, query, since, created_at) VALUES ('supervisor', '"
                            + query.hashCode() + "', '" + query + "', now(), now())"))
                    .isEqualTo(1);
        }
        sql("UPDATE hub.saved_search_version SET version = version + 1");
        // When
        bring(hub(), "52500106MJP000004G", "小龙坎云杉新院（演示）", "after-poison");
        await("supervisor", "/api/v1/alerts?search=" + good, answer -> !answer.path("alerts").isEmpty());
        // Then
        String page = signedIn("supervisor").get("/saved").body();
        assertThat(page.split("匹配新记录时出错", -1)).as("two are stopped, and say so").hasSize(3);
        assertThat(page).contains("完好", "系统已无法识别此检索的条件");
        assertThat(signedIn("supervisor").get("/alerts").body()).contains("出错，提醒已停止");
        assertThat(sql("UPDATE hub.saved_search SET failed_at = failed_at WHERE failed_at IS NOT NULL AND NOT alerts"))
                .isEqualTo(2);
        hub().part(StoppedSearches.class).check();
        assertThat(stoppedAlarm()).hasValueSatisfying(
                alarm -> assertThat(alarm.fault().text(Locale.CHINESE)).startsWith("有 2 个保存的检索"));
        assertThat(signedIn("auditor").get("/monitor").body()).contains("YJ-HUB-116", "已停止提醒");
        // When
        sql("DELETE FROM hub.saved_search WHERE failed_at IS NOT NULL");
        hub().part(StoppedSearches.class).check();
        // Then
        assertThat(stoppedAlarm()).as("nobody is waited for any more").isEmpty();
    }

    private static Optional<Alarm> stoppedAlarm() {
        return hub().part(Alarms.class).all().stream()
                .filter(alarm -> alarm.fault().code() == HubError.SAVED_SEARCHES_STOPPED).findFirst();
    }

    @Test
    @Order(6)
    void ofAPersonItIsSaidOnlyThatThereIsSomething() throws IOException, InterruptedException {
        // Given
        post("supervisor", "/api/v1/saved-searches", "{\"name\":\"人员\",\"query\":{\"kind\":[\"practitioner\"]}}");
        String pseudonym = Pseudonyms.of(hub().part(KeyRing.class)).pseudonym("practitioner", "500106194901011234");
        byte[] body = """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
                <q:CheckPersonResponse xmlns:q="urn:yijian:police:identity:1"><q:questionId>41</q:questionId>
                <q:status>VALID</q:status><q:checkedAt>2026-03-01T10:15:00+08:00</q:checkedAt>
                </q:CheckPersonResponse></soapenv:Body></soapenv:Envelope>""".getBytes(StandardCharsets.UTF_8);
        // When
        hub().part(RoutesRoom.class).intake().receive(new IntakeRequest("police", "one", "police", "police",
                "answer-41.xml", "text/xml", Map.of("questionId", "41", "pseudonym", pseudonym, "creditCode",
                        "91500106YJ0000015B", "role", "养老护理员", "certificate", "YJCERT2024000041")),
                new ByteArrayInputStream(body));
        JsonNode told = await("supervisor", "/api/v1/alerts", answer -> !answer.path("alerts").isEmpty());
        // Then
        JsonNode alert = told.path("alerts").path(0);
        assertThat(alert.path("personal").asBoolean()).isTrue();
        assertThat(List.of(alert.path("title"), alert.path("kind"), alert.path("facilityId")))
                .allMatch(JsonNode::isNull);
        Visitor supervisor = signedIn("supervisor");
        assertThat(supervisor.get("/alerts").body()).contains("打开时须说明用途").doesNotContain("护理员");
        String record = supervisor.get("/alerts/" + alert.path("id").asLong()).headers().firstValue("Location")
                .orElseThrow();
        assertThat(supervisor.get(record.substring(record.indexOf("/records/"))).headers().firstValue("Location")
                .orElse("")).contains("/purpose");
    }

    @Test
    @Order(7)
    void onlyWhoKeepsASearchChangesItAndForgettingItForgetsItsAlerts() throws IOException, InterruptedException {
        // Given
        Visitor inspector = signedIn("inspector");
        Visitor other = signedIn("fire-inspector");
        long shared = ask("fire-inspector", "/api/v1/saved-searches").path(0).path("id").asLong();
        // When, Then
        assertThat(other.submit("/saved", "/saved/" + shared + "/delete", Map.of()).statusCode()).isEqualTo(403);
        assertThat(other.submit("/saved", "/saved/" + search + "/rename", Map.of("name", "x")).statusCode())
                .isEqualTo(404);
        assertThat(inspector.submit("/saved", "/saved/" + shared + "/share", Map.of("sharedWith", "")).statusCode())
                .isEqualTo(302);
        assertThat(ask("fire-inspector", "/api/v1/saved-searches")).isEmpty();
        assertThat(inspector.submit("/saved", "/saved/" + search + "/hush", Map.of()).statusCode()).isEqualTo(302);
        assertThat(inspector.get("/saved").body()).contains("开启提醒");
        for (int click = 0; click < 2; click++) {
            assertThat(inspector.submit("/saved", "/saved/" + search + "/delete", Map.of()).statusCode())
                    .isEqualTo(302);
        }
        assertThat(ask("inspector", "/api/v1/alerts?search=" + search).path("alerts")).isEmpty();
    }

    private static HttpResponse<String> put(String path, String address) throws IOException, InterruptedException {
        return hub().machine().send("PUT", path, "{\"address\":\"" + address + "\"}", "Content-Type",
                "application/json", "Authorization", Visitor.basic("inspector", StartedHub.PASSWORD));
    }

    private static long tellUntil(BooleanSupplier told) {
        for (int attempt = 1; attempt < 600; attempt++) {
            hub().part(Notices.class).tell();
            if (told.getAsBoolean()) {
                return attempt;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("nothing was told");
    }

    @Test
    @Order(8)
    void outsideTheHubANumberAndALinkAreToldSignedAndNothingElse()
            throws IOException, InterruptedException, MessagingException {
        // Given
        CalledServer server = Objects.requireNonNull(called);
        long id = StartedHub.json(post("inspector", "/api/v1/saved-searches",
                "{\"name\":\"银杏\",\"query\":{\"q\":\"银杏\"}}")).path("id").asLong();
        String path = "/api/v1/saved-searches/" + id;
        String key = StartedHub.json(put(path + "/webhook", server.address("/told"))).path("key").asString();
        assertThat(put(path + "/mail", "inspector@sample.example").statusCode()).isEqualTo(204);
        // When
        bring(hub(), "52500106MJP000003D", "小龙坎银杏养老院（演示）", "told-outside");
        tellUntil(() -> !server.calls.isEmpty() && POST.getReceivedMessages().length > 0);
        // Then
        var call = server.calls.getFirst();
        JsonNode said = JsonMapper.shared().readTree(call.getValue());
        assertThat(said.path("number").asInt()).isEqualTo(1);
        assertThat(said.path("link").asString()).isEqualTo("https://hub.example/alerts?search=" + id);
        assertThat(call.getValue()).doesNotContain("银杏");
        String time = call.getKey().getFirst("X-Yijian-Timestamp");
        assertThat(call.getKey().getFirst("X-Yijian-Signature"))
                .isEqualTo("sha256=" + new KeyedHash(key).of(time + "." + call.getValue()));
        MimeMessage mail = POST.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("inspector@sample.example");
        assertThat(mail.getContent().toString()).contains("1 条新提醒", "https://hub.example/alerts").doesNotContain("银杏");
        hub().part(Notices.class).tell();
        assertThat(server.calls).as("what was told is not told again").hasSize(1);
    }

    @Test
    @Order(9)
    void onlyAllowedPlacesAreToldAndOneThatNeverAnswersIsGivenUpAndSaidSo()
            throws IOException, InterruptedException {
        // Given
        long id = StartedHub.json(post("inspector", "/api/v1/saved-searches",
                "{\"name\":\"梧桐\",\"query\":{\"q\":\"小龙坎\"}}")).path("id").asLong();
        String path = "/api/v1/saved-searches/" + id;
        String broken = Objects.requireNonNull(called).address("/broken");
        // When, Then
        assertThat(put(path + "/webhook", broken.replace("https:", "http:")).statusCode()).isEqualTo(400);
        assertThat(put(path + "/webhook", "https://elsewhere.example/").statusCode()).isEqualTo(400);
        assertThat(put(path + "/webhook", "https://user@localhost/").statusCode()).isEqualTo(400);
        assertThat(put(path + "/mail", "x@elsewhere.example").statusCode()).isEqualTo(400);
        assertThat(put(path + "/webhook", broken).statusCode()).isEqualTo(200);
        bring(hub(), "52500106MJP000003D", "小龙坎银杏老年公寓（演示）", "told-to-nobody");
        tellUntil(
                () -> hub().part(Alarms.class).all().stream().anyMatch(alarm -> alarm.name().contains("alerts/" + id)));
        assertThat(ask("inspector", path + "/channels").path(0).path("deadSince").isNull()).isFalse();
        assertThat(signedIn("inspector").get("/saved").body()).contains("多次未能送达，已停止");
    }
}
