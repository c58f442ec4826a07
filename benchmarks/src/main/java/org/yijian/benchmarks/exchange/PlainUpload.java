package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** The yardstick of attachments: one PUT over TLS 1.3 into a file that is synced. No digest, no seal, no receipt, no log. */
final class PlainUpload implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;

    private final HttpsServer server;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PlainUpload(Path folder) throws IOException {
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        tls = new HopSecurity(keys).server(shown -> shown.equals(keys.key(KeyPurpose.TLS).certificate()));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            keep(exchange.getRequestBody(), folder.resolve("kept"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void keep(InputStream body, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
    }

    /** Sends a file and gives the seconds until it was answered. */
    double seconds(Path file) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build()) {
            long begun = System.nanoTime();
            int status = http.send(HttpRequest
                    .newBuilder(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/"))
                    .PUT(BodyPublishers.ofFile(file)).build(), BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the plain upload was answered " + status);
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
