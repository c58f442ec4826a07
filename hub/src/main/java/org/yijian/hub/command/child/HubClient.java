package org.yijian.hub.command.child;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What torture and benchmarks need of the hub's API. Answers nothing instead of failing while the hub is away. */
public final class HubClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    public HubClient(String url, String account, String password) {
        this.url = url;
        this.authorization = "Basic " + Base64.getEncoder()
                .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public boolean ready() throws InterruptedException {
        return get("/actuator/health/readiness").isPresent();
    }

    /** Sends one file; true if the hub took it. */
    public boolean send(String connector, String fileName, String messageId, byte[] body) throws InterruptedException {
        HttpRequest request = request("/api/v1/intake/" + connector).header("Idempotency-Key", messageId)
                .header("X-Yijian-File-Name", fileName).POST(BodyPublishers.ofByteArray(body)).build();
        return answer(request).filter(response -> response.statusCode() == 202).isPresent();
    }

    /** The JSON at the path; empty if the hub is away, takes half a minute, or answers anything but 200. */
    public Optional<JsonNode> get(String path) throws InterruptedException {
        return get(path, PATIENCE);
    }

    /** The same for what takes longer: every record is looked at, for example. */
    public Optional<JsonNode> get(String path, Duration patience) throws InterruptedException {
        return answer(request(path).timeout(patience).GET().build()).filter(response -> response.statusCode() == 200)
                .map(response -> JSON.readTree(response.body()));
    }

    /** What the hub answers to JSON; empty if it is away or refuses. */
    public Optional<JsonNode> post(String path, String json) throws InterruptedException {
        HttpRequest request = request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build();
        return answer(request).filter(response -> response.statusCode() / 100 == 2)
                .map(response -> JSON.readTree(response.body()));
    }

    /** The bytes at the path; empty if the hub is away or answers anything but 200. */
    public Optional<byte[]> bytes(String path) throws InterruptedException {
        try {
            return Optional.of(http.send(request(path).GET().build(), BodyHandlers.ofByteArray()))
                    .filter(response -> response.statusCode() == 200).map(HttpResponse::body);
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private Optional<HttpResponse<String>> answer(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException away) {
            return Optional.empty();
        }
    }
}
