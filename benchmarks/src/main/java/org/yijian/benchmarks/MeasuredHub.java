package org.yijian.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.yijian.hub.command.child.ChildHub;
import org.yijian.hub.command.child.HubClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh hub in a temporary home, with what the measurements ask of it. */
final class MeasuredHub implements AutoCloseable {

    static final String PASSWORD = "benchmark-only-4711";

    final Path home;
    final ChildHub hub;
    final long readyMillis;
    private final HubClient supervisor;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    MeasuredHub(Path jar) throws IOException, InterruptedException {
        this(jar, Files.createTempDirectory("yijian-benchmark-"));
    }

    MeasuredHub(Path jar, Path home) throws IOException, InterruptedException {
        this.home = home;
        ChildHub.writePassword(home, PASSWORD);
        hub = new ChildHub(jar, home);
        supervisor = hub.client("supervisor", PASSWORD);
        readyMillis = hub.start(supervisor);
    }

    /** Sends a file through the intake; returns its exchange id. */
    String send(String connector, Path file) throws IOException, InterruptedException {
        return send(connector, file.getFileName().toString(), HttpRequest.BodyPublishers.ofFile(file));
    }

    String send(String connector, String fileName, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + hub.port() + "/api/v1/intake/" + connector))
                .header("Authorization",
                        "Basic " + Base64.getEncoder()
                                .encodeToString(("supervisor:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("X-Yijian-File-Name", fileName).POST(body).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("the intake answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("exchangeId").asString();
    }

    Optional<JsonNode> ask(String path) throws InterruptedException {
        return supervisor.get(path);
    }

    /** When an exchange was finished; empty while it is not. */
    Optional<Instant> finishedAt(String exchange) throws InterruptedException {
        return ask("/api/v1/exchanges/" + exchange).map(view -> view.path("finishedAt").stringValue(null))
                .map(Instant::parse);
    }

    /** Asks about exchanges, which costs less than searching all the time, until each is through. */
    void awaitFinished(List<String> exchanges) throws InterruptedException {
        for (String exchange : exchanges) {
            while (finishedAt(exchange).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Number of records a search finds; with facets, because only then every one is counted. */
    long count(String parameters) throws InterruptedException {
        return ask("/api/v1/search?size=1&" + parameters).map(answer -> answer.path("total").asLong())
                .orElse(-1L);
    }

    void awaitCount(String parameters, long expected) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (count(parameters) < expected) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not searchable after 10 minutes: " + parameters);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Greatest resident memory of the hub's process so far, in MiB; database processes not counted. */
    long peakMegabytes() throws IOException {
        return statusMegabytes("VmHWM:");
    }

    long residentMegabytes() throws IOException {
        return statusMegabytes("VmRSS:");
    }

    private long statusMegabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + hub.pid() + "/status")).stream()
                .filter(text -> text.startsWith(line))
                .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(-1);
    }

    /** Bytes on disk below a folder of the home. */
    long bytes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).mapToLong(MeasuredHub::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        hub.close();
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            files.forEach(all::add);
        }
        for (Path file : all.reversed()) {
            Files.deleteIfExists(file);
        }
    }
}
