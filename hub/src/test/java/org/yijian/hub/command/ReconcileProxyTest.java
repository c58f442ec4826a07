package org.yijian.hub.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcileProxyTest {

    private static final String ORIGIN = "http://127.0.0.1:3333";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer hub;
    private ReconcileProxy proxy;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + hub.getAddress().getPort();
        hub.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = ("{\"service_url\":\"" + address + "/api/v1/reconcile\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
        proxy = ReconcileProxy.start(new HubConnection(URI.create(address), "supervisor", "secret"), 0, "k3y", ORIGIN);
    }

    @AfterEach
    void stop() {
        proxy.close();
        hub.stop(0);
    }

    /** Speaks HTTP itself: the JDK's client does not let a test lie about its host. */
    private String answer(String method, String path, String headers, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(proxy.address()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + URI.create(proxy.address()).getPort() + "\r\n";
    }

    @Test
    void requestsOfOpenRefineGoOnWithTheCredentials() throws IOException {
        // When
        String answer = answer("POST", "/k3y/reconcile", host() + "Origin: " + ORIGIN + "\r\n", "queries=%7B%7D");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Access-control-allow-origin: " + ORIGIN,
                "{\"service_url\":\"" + proxy.address() + "\"}");
        assertThat(asked).singleElement().satisfies(request -> assertThat(request)
                .startsWith("POST /api/v1/reconcile Basic ").endsWith("queries=%7B%7D"));
    }

    @Test
    void thisMachineMayBeCalledLocalhost() throws IOException {
        String localhost = ORIGIN.replace("127.0.0.1", "localhost");
        assertThat(answer("GET", "/k3y/reconcile", host() + "Origin: " + localhost + "\r\n", ""))
                .startsWith("HTTP/1.1 200").contains("Access-control-allow-origin: " + localhost + "\r\n",
                        "frame-ancestors " + ORIGIN + " " + localhost);
    }

    @Test
    void nobodyElseGetsAnything() throws IOException {
        assertThat(answer("GET", "/reconcile", host(), "")).as("without the secret").startsWith("HTTP/1.1 404");
        assertThat(answer("GET", "/k3y/reconcile", "Host: evil.example\r\n", "")).as("a name that leads here")
                .startsWith("HTTP/1.1 404");
        assertThat(answer("GET", "/k3y/reconcile", host() + "Origin: https://evil.example\r\n", ""))
                .as("another page").startsWith("HTTP/1.1 404");
        assertThat(answer("GET", "/k3y/reconcile/../../matches", host(), "")).as("another part of the API")
                .startsWith("HTTP/1.1 404");
        assertThat(asked).isEmpty();
    }
}
