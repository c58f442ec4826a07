package org.yijian.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.hub.browser.PageRules;
import org.yijian.records.identifier.CreditCode;
import org.yijian.sample.Visitor;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists, exports and the reconciliation service on a real hub with two dozen facilities. */
@Timeout(300)
class BulkAccessIT {

    private static final int FACILITIES = 24;
    private static final List<String> NAMES = List.of("松柏", "青松", "康乐", "福寿", "长青", "怡和", "静安", "晚晴", "夕阳", "银龄", "桃源",
            "春晖", "百合", "金秋", "和顺", "慈恩", "安泰", "祥云", "嘉陵", "歌乐", "磁器", "石井", "覃家", "陈家");

    @TempDir
    private static Path home = Path.of("");

    private static @Nullable StartedHub hub;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        StartedHub started = new StartedHub(home, "--yijian.export.limit=10", "--yijian.export.tries=3");
        hub = started;
        StringBuilder text = new StringBuilder("统一社会信用代码,企业名称,企业类型,住所,法定代表人,成立日期,登记状态,登记机关,行政区划代码\r\n");
        for (int number = 0; number < FACILITIES; number++) {
            text.append(code(number)).append(',').append(name(number)).append(",民办非企业单位,重庆市沙坪坝区天星桥街道")
                    .append(number + 1).append("号,张某,2015-06-01,存续,沙坪坝区市场监督管理局,500106001\r\n");
        }
        started.push("market-regulation", text.toString().getBytes(Charset.forName("GB18030")),
                "facilities-20260301.csv", "two-dozen");
        awaitHits(answer -> answer.path("total").asInt() >= FACILITIES);
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    private static StartedHub hub() {
        return Objects.requireNonNull(hub);
    }

    private static String name(int number) {
        return NAMES.get(number) + "养老院（演示）";
    }

    private static String code(int number) {
        String start = String.format(Locale.ROOT, "52500106MJP%06d", number);
        return start + CreditCode.checkCharacter(start + "0");
    }

    private static JsonNode awaitHits(Predicate<JsonNode> condition) throws IOException, InterruptedException {
        return await("/api/v1/search?kind=facility", condition);
    }

    private static JsonNode await(String path, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode answer = StartedHub.json(as("supervisor", path));
        while (!condition.test(answer)) {
            assertThat(System.nanoTime()).as(path + " " + answer).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            answer = StartedHub.json(as("supervisor", path));
        }
        return answer;
    }

    private static HttpResponse<String> as(String account, String path) throws IOException, InterruptedException {
        return hub().machine().getAs(account, StartedHub.PASSWORD, path);
    }

    private static HttpResponse<String> post(String account, String path, String type, String body)
            throws IOException, InterruptedException {
        return hub().machine().post(path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", type,
                "Authorization", Visitor.basic(account, StartedHub.PASSWORD));
    }

    private static long leaves(String like) {
        return JdbcClient.create(hub().part(DataSource.class))
                .sql("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE ?").param(like)
                .query(Long.class).single();
    }

    private static Visitor signedIn(String account) throws IOException, InterruptedException {
        Visitor visitor = hub().machine().another();
        visitor.signIn(account, StartedHub.PASSWORD);
        return visitor;
    }

    private static String bring(Visitor visitor, String key, String list) throws IOException, InterruptedException {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(visitor.get("/matching").body());
        assertThat(token.find()).isTrue();
        StringBuilder body = new StringBuilder();
        Map.of("_csrf", token.group(1), "key", key, "name", "春季名单", "text", "")
                .forEach((name, value) -> body.append("--part\r\nContent-Disposition: form-data; name=\"").append(name)
                        .append("\"\r\n\r\n").append(value).append("\r\n"));
        body.append("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n")
                .append("Content-Type: text/csv\r\n\r\n").append(list).append("\r\n--part--\r\n");
        HttpResponse<String> answer = visitor.post("/matching", body.toString().getBytes(StandardCharsets.UTF_8),
                "Content-Type", "multipart/form-data; boundary=part");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/matching/"));
    }

    private static String awaitMatched(Visitor visitor, String list) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        HttpResponse<String> page = visitor.get(list);
        while (page.headers().firstValue("Refresh").isPresent()) {
            assertThat(System.nanoTime()).as(page.body()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            page = visitor.get(list);
        }
        return page.body();
    }

    @Test
    void aListIsMatchedDecidedTakenBackAndTakenAway() throws IOException, InterruptedException {
        // Given
        Visitor visitor = signedIn("supervisor");
        String list = bring(visitor, "first",
                "机构名称,统一社会信用代码,地址\n松柏养老院（演示）,,\n青松养老园（演示）,,\n,%s,\n没有这一家福利院,,\n".formatted(code(2)));
        // When
        String page = awaitMatched(visitor, list);
        // Then
        assertThat(page).contains("名称相同", "名称相近", "统一社会信用代码一致", "没有候选", "采纳全部确定的（2）");
        assertThat(bring(visitor, "first", "机构名称\n别的\n")).as("a second click").isEqualTo(list);
        assertThat(leaves("%\"action\":\"match-list\"%\"objectRef\":\"matching/%?rows=4%")).isEqualTo(1);
        // When
        visitor.submit(list, list + "/certain", Map.of());
        String facility = choiceOf(page, "choice-2-0");
        visitor.submit(list, list + "/rows/2", Map.of("facility", facility));
        visitor.submit(list, list + "/rows/4", Map.of("facility", "none"));
        String decided = visitor.get(list + "/export.csv").body();
        visitor.submit(list, list + "/rows/2", Map.of("facility", "undo"));
        String undone = visitor.get(list + "/export.csv").body();
        // Then
        assertThat(decided.lines().filter(line -> line.contains("已判断"))).hasSize(4);
        assertThat(decided).contains("业务主管（supervisor）", "春季名单", "没有这一家福利院", "都不是", facility);
        assertThat(undone.lines().filter(line -> line.contains("已判断"))).hasSize(3);
        assertThat(signedIn("inspector").get(list).statusCode()).as("lists are their owner's").isEqualTo(404);
    }

    private static String choiceOf(String page, String id) {
        Matcher choice = Pattern.compile("id=\"" + id + "\" value=\"([0-9a-f-]+)\"").matcher(page);
        assertThat(choice.find()).as(page).isTrue();
        return choice.group(1);
    }

    @Test
    void aSmallExportIsTakenAtOnceAndSaysWhoTookIt() throws IOException, InterruptedException {
        // When
        HttpResponse<String> file = signedIn("supervisor").get("/search/export.csv?q=" + Visitor.encode("松柏养老院")
                + "&kind=facility");
        // Then
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        List<String> lines = file.body().lines().toList();
        assertThat(lines.getFirst()).contains("业务主管（supervisor）");
        assertThat(lines.get(1)).contains("检索词 松柏养老院", "记录类型 机构", "yijian.local/log", "#");
        assertThat(file.body()).contains("松柏养老院（演示）");
        assertThat(leaves("%\"action\":\"search-export\"%\"decision\":\"allowed\"%records=1%")).isPositive();
    }

    @Test
    void aLargeExportNeedsAnotherPersonAndIsFetchedAgainAfterABreak() throws IOException, InterruptedException {
        // Given
        Visitor supervisor = signedIn("supervisor");
        HttpResponse<String> refused = supervisor.get("/search/export.xlsx?kind=facility");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElse("")).contains("/exports/new?kind=facility");
        // When
        HttpResponse<String> asked = post("supervisor", "/api/v1/exports", "application/json",
                "{\"query\":\"kind=facility\",\"reason\":\"年度专项检查\",\"key\":\"k\"}");
        String id = StartedHub.json(asked).path("id").asString();
        String again = StartedHub.json(post("supervisor", "/api/v1/exports", "application/json",
                "{\"query\":\"kind=facility\",\"reason\":\"年度专项检查\",\"key\":\"k\"}")).path("id").asString();
        // Then
        assertThat(again).isEqualTo(id);
        String path = "/api/v1/exports/" + id;
        assertThat(post("supervisor", path + "/file.jsonl", "text/plain", "").statusCode()).isEqualTo(409);
        assertThat(post("supervisor", path + "/approve", "text/plain", "").body()).contains("YJ-HUB-125");
        assertThat(post("inspector", path + "/approve", "text/plain", "").statusCode()).isEqualTo(403);
        assertThat(signedIn("approver").get("/exports").body()).contains("年度专项检查", "/exports/" + id + "/approve");
        assertThat(post("approver", path + "/approve", "text/plain", "").statusCode()).isEqualTo(204);
        assertThat(post("approver", path + "/file.jsonl", "text/plain", "").statusCode()).isEqualTo(404);
        // When
        breakOff(path + "/file.jsonl");
        HttpResponse<String> file = post("supervisor", path + "/file.jsonl", "text/plain", "");
        // Then
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().lines()).hasSize(FACILITIES + 1);
        assertThat(supervisor.get("/exports").body()).contains("2 次（最多 3 次）", "/exports/" + id + "/file.csv");
        assertThat(post("supervisor", path + "/file.jsonl", "text/plain", "").statusCode()).isEqualTo(200);
        assertThat(post("supervisor", path + "/file.jsonl", "text/plain", "").statusCode()).isEqualTo(409);
        assertThat(leaves("%\"action\":\"search-export\"%\"decision\":\"approved:" + id + "/%")).isEqualTo(3);
        assertThat(
                leaves("%\"action\":\"fetch-export\"%\"decision\":\"complete\"%\"objectRef\":\"export/" + id + "/3\"%"))
                .isPositive();
    }

    /** Asks for the file and is gone before it comes, as when the line breaks. */
    private static void breakOff(String path) throws IOException, InterruptedException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), hub().port())) {
            line.setSoLinger(true, 0);
            line.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n"
                    + "Authorization: " + Visitor.basic("supervisor", StartedHub.PASSWORD) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (leaves("%\"decision\":\"approved:%") == 0) {
                assertThat(System.nanoTime()).as("the try is logged before anything is sent").isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void aRowWithoutCandidatesIsDecidedForAFacilityThatWasLookedFor() throws IOException, InterruptedException {
        // Given
        Visitor supervisor = signedIn("supervisor");
        String list = bring(supervisor, "by-hand", "机构名称\n没有这一家福利院\n");
        awaitMatched(supervisor, list);
        // When
        String nothing = supervisor.get(list + "?row=1&other=" + Visitor.encode("也没有这一家")).body();
        String found = supervisor.get(list + "?row=1&other=" + Visitor.encode("松柏养老院")).body();
        // Then
        assertThat(nothing).contains("没有找到这样的机构");
        assertThat(found).contains(name(0), "<form class=\"filters");
        assertThat(leaves("%\"action\":\"match-list\"%/1\"%")).isEqualTo(2);
        supervisor.submit(list, list + "/rows/1", Map.of("facility", choiceOf(found, "choice-1-0")));
        assertThat(supervisor.get(list).body()).contains("判断为：" + name(0));
    }

    @Test
    void thePagesThatNeedADatabaseKeepToTheRulesOfAllPages() throws IOException, InterruptedException {
        // Given
        Visitor supervisor = signedIn("supervisor");
        String list = bring(supervisor, "rules", "机构名称\n松柏养老院（演示）\n青松养老园（演示）\n没有这一家福利院\n");
        awaitMatched(supervisor, list);
        post("supervisor", "/api/v1/exports", "application/json",
                "{\"query\":\"kind=facility\",\"reason\":\"核对\",\"key\":\"rules\"}");
        post("supervisor", "/api/v1/saved-searches", "application/json", "{\"name\":\"松柏\",\"query\":{\"q\":\"松柏\"}}");
        // When
        List<String> broken = PageRules.broken("http://127.0.0.1:" + hub().port(), StartedHub.PASSWORD, Map.of(
                "supervisor", List.of("/matching", list, "/exports", "/exports/new?kind=facility", "/saved", "/alerts",
                        "/people", "/erasures"),
                "approver", List.of("/exports"), "security", List.of("/keys"), "system", List.of("/index"), "auditor",
                List.of("/access-trail")));
        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void whoMayNotExportIsRefusedAndItIsWrittenDown() throws IOException, InterruptedException {
        // When
        HttpResponse<String> answer = as("auditor", "/api/v1/search/export.jsonl?q=x");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(leaves("%\"actor\":\"auditor\"%\"decision\":\"refused:not-permitted\"%")).isPositive();
    }

    /** The requests of OpenRefine, in its order: manifest, a sample to guess the type, the batch, suggest, extend. */
    @Test
    void openRefineFindsItsWay() throws IOException, InterruptedException {
        JsonNode manifest = StartedHub.json(as("supervisor", "/api/v1/reconcile"));
        assertThat(manifest.path("versions").path(0).asString()).isEqualTo("0.2");
        assertThat(List.of("name", "identifierSpace", "schemaSpace"))
                .allSatisfy(name -> assertThat(manifest.path(name).asString()).isNotBlank());
        assertThat(manifest.path("view").path("url").asString()).contains("{{id}}");
        String form = "application/x-www-form-urlencoded";
        String batch = Visitor.encode("{\"q0\":{\"query\":\"松柏养老院（演示）\",\"limit\":3},\"q1\":{\"query\":\"青松养老园（演示）\","
                + "\"type\":\"facility\",\"type_strict\":\"should\"},\"q2\":{\"query\":\"不知道\",\"properties\":[{\"pid\":"
                + "\"credit-code\",\"v\":\"" + code(2) + "\"}]},\"q3\":{\"query\":\"松柏\",\"type\":\"person\"}}");
        JsonNode answers = StartedHub.json(post("supervisor", "/api/v1/reconcile", form, "queries=" + batch));
        JsonNode best = answers.path("q0").path("result").path(0);
        assertThat(best.path("match").asBoolean()).as(answers.toString()).isTrue();
        assertThat(best.path("name").asString()).isEqualTo(name(0));
        assertThat(best.path("type").path(0).path("id").asString()).isEqualTo("facility");
        assertThat(answers.path("q1").path("result").path(0).path("name").asString()).isEqualTo(name(1));
        assertThat(answers.path("q1").path("result").path(0).path("match").asBoolean()).isFalse();
        assertThat(answers.path("q2").path("result").path(0).path("score").asInt()).isEqualTo(100);
        assertThat(answers.path("q3").path("result").isEmpty()).isTrue();
        String id = best.path("id").asString();
        assertThat(
                StartedHub.json(as("supervisor", "/api/v1/reconcile/suggest/entity?prefix=" + Visitor.encode("松柏养老院")))
                        .path("result").path(0).path("id").asString())
                .isEqualTo(id);
        assertThat(as("supervisor", "/api/v1/reconcile/suggest/property?prefix=credit").body()).contains("credit-code");
        assertThat(as("supervisor", "/api/v1/reconcile/suggest/type?prefix=").body()).contains("facility");
        assertThat(as("supervisor", "/api/v1/reconcile/properties?type=facility").body()).contains("beds");
        assertThat(as("supervisor", "/api/v1/reconcile/preview?id=" + id).body()).contains(name(0),
                "沙坪坝区");
        JsonNode extended = StartedHub.json(post("supervisor", "/api/v1/reconcile", form, "extend=" + Visitor.encode(
                "{\"ids\":[\"" + id + "\",\"nobody\"],\"properties\":[{\"id\":\"credit-code\"},{\"id\":\"name\"}]}")));
        assertThat(extended.path("rows").path(id).path("credit-code").path(0).path("str").asString())
                .isEqualTo(code(0));
        assertThat(extended.path("rows").path("nobody").path("name").isEmpty()).isTrue();
        assertThat(extended.path("meta").path(0).path("id").asString()).isEqualTo("credit-code");
        assertThat(best.path("description").asString()).doesNotContain(name(0));
        String page = IntStream.range(0, 500).mapToObj(row -> "\"row" + row + "\"").collect(Collectors.joining(","));
        assertThat(post("supervisor", "/api/v1/reconcile", form,
                "extend=" + Visitor.encode("{\"ids\":[" + page + "],\"properties\":[{\"id\":\"name\"}]}")).statusCode())
                .as("OpenRefine asks for as many rows as its page shows").isEqualTo(200);
        assertThat(as("auditor", "/api/v1/reconcile").statusCode()).isEqualTo(403);
        assertThat(post("supervisor", "/api/v1/reconcile", form, "queries=%7B").statusCode()).isEqualTo(400);
        assertThat(leaves("%\"action\":\"reconcile\"%rows=4%")).isEqualTo(1);
    }
}
