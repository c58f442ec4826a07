package org.yijian.hub.leak;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.yijian.hub.StartedHub;
import org.yijian.sample.Visitor;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who asks a hub in every way there is.
 *
 * @param account name
 * @param password its password
 * @param visitor with a session
 */
record Asker(String account, String password, Visitor visitor) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static Asker at(StartedHub hub, String account) throws IOException, InterruptedException {
        Visitor visitor = hub.machine().another();
        visitor.signIn(account, StartedHub.PASSWORD);
        return new Asker(account, StartedHub.PASSWORD, visitor);
    }

    String api(String path) throws IOException, InterruptedException {
        return told(path, visitor.getAs(account, password, path));
    }

    String send(String path, Object body) throws IOException, InterruptedException {
        return told(path, visitor.post(path, JsonMapper.shared().writeValueAsBytes(body), "Content-Type",
                "application/json", "Authorization", Visitor.basic(account, password)));
    }

    String page(String path) throws IOException, InterruptedException {
        return told(path, visitor.get(path));
    }

    private static String told(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(500);
        return answer.body();
    }

    /** What is in a workbook, or the page that stands in its place. */
    String workbook(String path) throws IOException, InterruptedException {
        return unpacked(visitor.bytes(path).body());
    }

    private static String unpacked(byte[] file) throws IOException {
        if (file.length < 2 || file[0] != 'P' || file[1] != 'K') {
            return new String(file, StandardCharsets.UTF_8);
        }
        Path kept = Files.write(Files.createTempFile("leak", ".xlsx"), file);
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        } finally {
            Files.delete(kept);
        }
        return text.toString();
    }

    /** Brings a list to be matched; where it is to be seen. */
    String bring(String list) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(visitor.get("/matching").body());
        assertThat(token.find()).isTrue();
        StringBuilder body = new StringBuilder();
        Map.of("_csrf", token.group(1), "key", account, "name", "名单", "text", list)
                .forEach((name, value) -> body.append("--part\r\nContent-Disposition: form-data; name=\"").append(name)
                        .append("\"\r\n\r\n").append(value).append("\r\n"));
        HttpResponse<String> answer = visitor.post("/matching",
                body.append("--part--\r\n").toString().getBytes(StandardCharsets.UTF_8), "Content-Type",
                "multipart/form-data; boundary=part");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/matching/"));
    }

    void awaitMatched(String list) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (visitor.get(list).headers().firstValue("Refresh").isPresent()) {
            assertThat(System.nanoTime()).as(list).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
