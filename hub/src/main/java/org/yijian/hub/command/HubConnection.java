package org.yijian.hub.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running hub's API, with an account. */
final class HubConnection {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final String authorization;

    HubConnection(URI url, String user, String password) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body JSON; empty object if there was none
     */
    record Answer(int status, JsonNode body) {

        boolean tryLater() {
            return status == 503 || status == 429;
        }

        /** What the hub said, for a person. */
        String problem() {
            String code = body.path("code").asString("HTTP " + status);
            return "%s %s %s".formatted(code, body.path("chinese").asString(body.path("detail").asString("")),
                    body.path("english").asString("")).strip();
        }
    }

    /**
     * Sends a file as it is.
     *
     * @param sent told the bytes sent so far
     */
    Answer send(String connector, Path file, LongConsumer sent) throws IOException, InterruptedException {
        long size = Files.size(file);
        HttpRequest request = request("/api/v1/intake/" + connector).header("X-Yijian-File-Name",
                URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8).replace("+", "%20"))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> counted(file, sent)), size))
                .build();
        return answer(request);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return answer(request(path).timeout(Duration.ofSeconds(30)).GET().build());
    }

    /** Sends JSON. */
    Answer post(String path, String json) throws IOException, InterruptedException {
        return answer(request(path).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
    }

    /** The hub's address, without a slash at the end. */
    String address() {
        String address = url.toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** Hands a request on as it is. */
    HttpResponse<byte[]> relay(String method, String path, byte[] body, @Nullable String type,
            @Nullable String languages) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).timeout(Duration.ofSeconds(30)).method(method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (languages != null) {
            request.header("Accept-Language", languages);
        }
        return exchange(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", authorization);
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JacksonException notJson) {
            return new Answer(response.statusCode(), JSON.createObjectNode());
        }
    }

    /** The client's own words for a hub that is not there are none at all. */
    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        try {
            return http.send(request, body);
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw new IOException("枢纽没有应答：" + address() + "。请确认枢纽正在运行，或用 --url 指定地址。 No hub answers at " + address()
                    + ": is it running? Start it, or name it with --url.", nobody);
        }
    }

    private static InputStream counted(Path file, LongConsumer sent) {
        try {
            return new CountedInput(Files.newInputStream(file), sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
