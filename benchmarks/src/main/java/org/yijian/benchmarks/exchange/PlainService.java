package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.sun.net.httpserver.HttpServer;

/** The yardstick: a body by HTTP POST, one insert with a commit of its own, 200. No seal, no receipt, no log. */
final class PlainService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DataSource database;

    PlainService(DataSource database) throws IOException, SQLException {
        this.database = database;
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                    + "body bytea NOT NULL)");
            // as the ledger keeps long records on this server, so that neither side compresses
            statement.execute("ALTER TABLE plain ALTER COLUMN body SET STORAGE EXTERNAL");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clients.NUMBER);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            int status = insert(exchange.getRequestBody().readAllBytes()) ? 200 : 500;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    /** One insert with a commit of its own. */
    boolean insert(byte[] body) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("INSERT INTO plain (body) VALUES (?)")) {
            statement.setBytes(1, body);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    /** What its table has on disk, in bytes. */
    long bytes() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_total_relation_size('plain')")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sends so many and gives messages a second. */
    double rate(Bodies bodies, int count) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return Clients.rate(bodies, count, body -> kept(http, HttpRequest.newBuilder(address)
                    .POST(BodyPublishers.ofByteArray(body)).build()));
        }
    }

    private static boolean kept(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
