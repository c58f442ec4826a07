package org.yijian.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged hub and agencies as child processes, with a home folder of their own. */
final class HubProcess implements AutoCloseable {

    static final String PASSWORD = "journey-4711";

    final Path home;
    final int port;
    private final int mqttPort;
    private final List<Process> processes = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    HubProcess() throws IOException {
        home = Files.createTempDirectory("yijian-journey-");
        port = freePort();
        mqttPort = freePort();
        Path secrets = Files.createDirectories(home.resolve("secrets"));
        Files.writeString(secrets.resolve("demo-password"), PASSWORD);
    }

    void startHub() throws IOException {
        start("hub", packaged("hub"), "-Xmx512m", "--yijian.home=" + home, "--server.port=" + port,
                "--yijian.demo.enabled=true", "--yijian.demo.password-file=" + home.resolve("secrets/demo-password"),
                "--yijian.broker.mqtt-port=" + mqttPort);
        awaitReady();
    }

    void startAgencies() throws IOException {
        start("agencies", packaged("agencies"), "-Xmx192m", "--home", home.toString(), "--hub", url(), "--mqtt",
                "127.0.0.1:" + mqttPort);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void start(String name, Path jar, String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                heap, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8", "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        processes.add(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".out").toFile()).start());
    }

    private void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5)).build();
        Await.until("the hub is ready", Duration.ofSeconds(120), () -> {
            assertThat(processes.getLast().isAlive()).as("hub process, see %s", home).isTrue();
            return statusOf(ready) == 200;
        });
    }

    private int statusOf(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops everything as Ctrl-C does, and insists that it really ends. */
    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
        for (Process process : processes) {
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Path packaged(String room) {
        Path target = Path.of("..", room, "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar")).findFirst().orElseThrow();
        } catch (IOException | java.util.NoSuchElementException notPackaged) {
            Assumptions.abort(target + " holds no packaged application; run mvn verify from the root");
            throw new UncheckedIOException(new IOException(notPackaged));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
