package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import org.yijian.hub.command.child.ChildHub;
import org.yijian.hub.command.child.HubClient;
import org.yijian.hub.command.torture.LicenceFile;
import tools.jackson.databind.JsonNode;

/** One of two hubs between which an attachment travels: a process with a small heap. */
final class AttachingHub implements AutoCloseable {

    private static final String PASSWORD = "benchmark-only-4711";
    private static final String NAME = "film.bin";
    private static final long PATIENCE_MINUTES = 20;

    private final Path home;
    private final String region;
    private final ChildHub hub;
    private final HubClient supervisor;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    AttachingHub(Path jar, Path home, int heapMegabytes, String region, String profile) throws IOException {
        ChildHub.writePassword(home, PASSWORD);
        this.home = home;
        this.region = region;
        this.hub = ChildHub.federated(jar, home, heapMegabytes, region, profile);
        this.supervisor = hub.client("supervisor", PASSWORD);
    }

    Path home() {
        return home;
    }

    String region() {
        return region;
    }

    void start() throws IOException, InterruptedException {
        hub.start(hub.client("administrator", PASSWORD));
    }

    /** Takes in one licence, and gives its id. */
    String licence() throws InterruptedException {
        LicenceFile file = new LicenceFile(region, 1, 1);
        if (!hub.client("administrator", PASSWORD).send("market-regulation", file.name(), file.messageId(),
                file.content())) {
            throw new IllegalStateException("the licence was not taken");
        }
        return await("/api/v1/search?kind=licence&region=" + region).path("hits").path(0).path("id").asString();
    }

    /** The id that the licence of the other hub has here. */
    String received(String from) throws InterruptedException {
        return await("/api/v1/search?kind=licence&region=" + from).path("hits").path(0).path("id").asString();
    }

    private JsonNode await(String search) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (System.nanoTime() < end) {
            JsonNode answer = supervisor.get(search).filter(found -> !found.path("hits").isEmpty()).orElse(null);
            if (answer != null) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("not found in time: " + search);
    }

    /** Attaches a file to a record; returns when the hub has kept it. */
    void attach(String record, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(attachments(record) + "/" + NAME)
                .header("Content-Type", "application/octet-stream").PUT(BodyPublishers.ofFile(file)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the attachment was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Waits until the record has its attachment here, and gives the digest that this hub found. */
    String awaitAttachment(String record) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (System.nanoTime() < end) {
            JsonNode found = supervisor.get(attachments(record)).filter(list -> !list.isEmpty()).orElse(null);
            if (found != null) {
                return found.path(0).path("sha256").asString();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the attachment has not arrived in " + PATIENCE_MINUTES + " minutes");
    }

    /** Fetches it again and gives the digest of what came. */
    String download(String record) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request(attachments(record) + "/" + NAME).GET().build(),
                BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            return AttachmentBenchmark.digest(content);
        }
    }

    private static String attachments(String record) {
        return "/api/v1/records/" + record + "/attachments";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path)).header("Authorization",
                "Basic " + Base64.getEncoder()
                        .encodeToString(("supervisor:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    /** Greatest resident memory of the process so far, in MiB; its database not counted. */
    long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + hub.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(-1);
    }

    @Override
    public void close() {
        http.close();
        hub.close();
    }
}
