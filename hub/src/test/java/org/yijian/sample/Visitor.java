package org.yijian.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that has cookies and no script, or a machine with HTTP Basic. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String url;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager()).build();

    public Visitor(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** Somebody else at the same hub. */
    public Visitor another() {
        return new Visitor(java.net.URI.create(url).getPort());
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Asks as a machine. */
    public HttpResponse<String> getAs(String account, String password, String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).header("Authorization", basic(account, password)).GET());
    }

    /** Asks as a machine for something that is no text. */
    public HttpResponse<byte[]> bytesAs(String account, String password, String path)
            throws IOException, InterruptedException {
        return http.send(request(path).header("Authorization", basic(account, password)).GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks, with the cookies there are, for something that is no text. */
    public HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a body as a machine. */
    public HttpResponse<String> post(String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a body, and gets something that is no text. */
    public HttpResponse<byte[]> postBytes(String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return http.send(request(path, headers).POST(BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a body by another method than POST. */
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a body as a machine that does not say how long it is. */
    public HttpResponse<String> stream(String path, InputStream body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofInputStream(() -> body)));
    }

    /** Fills in the form of a page and sends it, with the token that the page holds. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        String body = form(fields) + (token.find() ? "&_csrf=" + encode(token.group(1)) : "");
        return send(request(action).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(String account, String password) throws IOException, InterruptedException {
        return submit("/sign-in", "/sign-in", Map.of("account", account, "password", password));
    }

    public static String basic(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
