package org.yijian.routes.transport.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An agency's web server on loopback. */
final class WebAgency implements AutoCloseable {

    /** What was asked: address, some header, body. */
    record Asked(String address, String authorization, String body) {}

    /** What is answered. */
    record Told(int status, Map<String, String> headers, byte[] body) {

        static Told text(String text) {
            return new Told(200, Map.of(), text.getBytes(UTF_8));
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private WebAgency(HttpServer server, Function<Asked, Told> answers) {
        this.server = server;
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    static WebAgency plain(Function<Asked, Told> answers) throws IOException {
        return new WebAgency(HttpServer.create(loopback(), 0), answers);
    }

    static WebAgency secure(SSLContext context, Function<Asked, Told> answers) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new WebAgency(server, answers);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void answer(HttpExchange exchange, Function<Asked, Told> answers) {
        try (exchange) {
            Asked question = new Asked(exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            asked.add(question);
            Told told = answers.apply(question);
            told.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(told.status(), told.body().length == 0 ? -1 : told.body().length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(told.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
