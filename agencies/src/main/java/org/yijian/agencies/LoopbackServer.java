package org.yijian.agencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP server on 127.0.0.1, a thread for each request. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, String path, HttpHandler handler) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("http-", 0).factory());
        server.createContext(path, handler);
        server.setExecutor(threads);
        server.start();
    }

    /** HTTP without encryption, for agencies that talk so inside their own network. */
    public static LoopbackServer http(int port, String path, HttpHandler handler) {
        try {
            return new LoopbackServer(HttpServer.create(on(port), 0), path, handler);
        } catch (IOException broken) {
            throw new UncheckedIOException("port " + port + ": " + broken.getMessage(), broken);
        }
    }

    /** HTTPS. */
    public static LoopbackServer https(int port, HttpsConfigurator tls, String path, HttpHandler handler) {
        try {
            HttpsServer server = HttpsServer.create(on(port), 0);
            server.setHttpsConfigurator(tls);
            return new LoopbackServer(server, path, handler);
        } catch (IOException broken) {
            throw new UncheckedIOException("port " + port + ": " + broken.getMessage(), broken);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers with a whole body. */
    public static void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Whether the request carries exactly this Authorization header; the time it takes tells nothing. */
    public static boolean authorized(HttpExchange exchange, String expected) {
        @Nullable
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static InetSocketAddress on(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    }
}
