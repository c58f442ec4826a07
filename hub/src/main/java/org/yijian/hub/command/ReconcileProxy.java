package org.yijian.hub.command;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Hands OpenRefine's requests on to the hub's reconciliation service with the credentials of one account, which OpenRefine
 * cannot send. Listens on loopback only, under an address that holds a secret, and answers no page but OpenRefine's: other
 * pages in the same browser, and names that lead to this machine, get nothing.
 */
final class ReconcileProxy implements AutoCloseable {

    private static final String SERVICE = "/api/v1/reconcile";
    private static final int LARGEST = 1 << 20;
    private static final Set<String> PLACES = Set.of("", "/suggest/entity", "/suggest/type", "/suggest/property",
            "/properties", "/preview");

    private final HttpServer server;
    private final HubConnection hub;
    private final String key;
    private final List<String> origins;

    private ReconcileProxy(HttpServer server, HubConnection hub, String key, List<String> origins) {
        this.server = server;
        this.hub = hub;
        this.key = key;
        this.origins = origins;
    }

    /**
     * @param port on loopback; 0 for any
     * @param key the secret in the address
     * @param origin where OpenRefine's pages are from, for example {@code http://127.0.0.1:3333}; this machine may be
     *        called localhost there as well
     */
    static ReconcileProxy start(HubConnection hub, int port, String key, String origin) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ReconcileProxy proxy = new ReconcileProxy(server, hub, key, bothNames(origin));
        server.createContext("/", proxy::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return proxy;
    }

    private static List<String> bothNames(String origin) {
        return Stream.of(origin, origin.replace("//127.0.0.1:", "//localhost:"),
                origin.replace("//localhost:", "//127.0.0.1:")).distinct().toList();
    }

    /** The address to give to OpenRefine. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + key + "/reconcile";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String place = place(exchange);
            if (place == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (exchange.getRequestMethod().equals("OPTIONS")) {
                head(exchange);
                exchange.sendResponseHeaders(204, -1);
            } else {
                relay(exchange, place);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The place below the service; null if this is not for the caller, who does not learn why. */
    private @Nullable String place(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String host = headers.getFirst("Host");
        String from = headers.getFirst("Origin");
        int port = server.getAddress().getPort();
        boolean here = ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
        String base = "/" + key + "/reconcile";
        String path = exchange.getRequestURI().getPath();
        boolean known = path.startsWith(base) && PLACES.contains(path.substring(base.length()));
        return here && known && (from == null || origins.contains(from)) ? path.substring(base.length()) : null;
    }

    private void relay(HttpExchange exchange, String place) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        String query = exchange.getRequestURI().getRawQuery();
        HttpResponse<byte[]> answer = hub.relay(exchange.getRequestMethod(),
                SERVICE + place + (query == null ? "" : "?" + query), body,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Accept-Language"));
        String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
        byte[] content = type.contains("json")
                ? new String(answer.body(), StandardCharsets.UTF_8).replace(hub.address() + SERVICE, address())
                        .getBytes(StandardCharsets.UTF_8)
                : answer.body();
        head(exchange);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.statusCode(), content.length == 0 ? -1 : content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    private void head(HttpExchange exchange) {
        String from = exchange.getRequestHeaders().getFirst("Origin");
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", from == null ? origins.get(0) : from);
        headers.set("Access-Control-Allow-Methods", "GET, POST");
        headers.set("Access-Control-Allow-Headers", "Content-Type");
        headers.set("Vary", "Origin");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors " + String.join(" ", origins));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
