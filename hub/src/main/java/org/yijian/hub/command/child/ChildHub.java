package org.yijian.hub.command.child;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A hub that runs as a child process with its own home, to be measured, or killed and started again. */
public final class ChildHub implements AutoCloseable {

    /** The limit of the heap that the launcher gives a hub. */
    public static final int HEAP_MEGABYTES = 512;

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final int UNSAFE_WARNS = 24;

    private final Path jar;
    private final Path home;
    private final int port;
    private final int heapMegabytes;
    private final List<String> settings;
    private @Nullable Process process;

    public ChildHub(Path jar, Path home) throws IOException {
        this(jar, home, HEAP_MEGABYTES, List.of());
    }

    /**
     * @param heapMegabytes the limit of its heap
     * @param settings more of its settings, {@code --name=value}
     */
    public ChildHub(Path jar, Path home, int heapMegabytes, List<String> settings) throws IOException {
        this.heapMegabytes = heapMegabytes;
        this.settings = List.copyOf(settings);
        this.jar = jar;
        this.home = home;
        this.port = freePort();
    }

    /**
     * One that exchanges with others on this machine.
     *
     * @param region whose hub it is, six digits
     * @param profile as {@code yijian.keys.profile} has it
     */
    public static ChildHub federated(Path jar, Path home, int heapMegabytes, String region, String profile)
            throws IOException {
        return new ChildHub(jar, home, heapMegabytes, List.of("--yijian.keys.profile=" + profile,
                "--yijian.federation.hub=hub:" + region, "--yijian.federation.region=" + region,
                "--yijian.federation.port=" + freePort(), "--yijian.cluster.port=" + freePort(),
                "--yijian.log.name=child.local/" + region + "/log",
                "--yijian.log.witness=child.local/" + region + "/witness"));
    }

    public HubClient client(String account, String password) {
        return new HubClient("http://127.0.0.1:" + port, account, password);
    }

    /** Starts the hub and waits until it is ready. Returns the milliseconds that took. */
    public long start(HubClient client) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<String> command = virtualMachine();
        command.addAll(List.of("-jar", jar.toString(), "--yijian.home=" + home, "--server.port=" + port,
                "--yijian.demo.enabled=true",
                "--yijian.demo.password-file=" + home.resolve("secrets/demo-password")));
        command.addAll(settings);
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("hub.out").toFile())).start();
        while (!client.ready()) {
            if (!process.isAlive()) {
                throw new IOException("the hub ended while starting; see " + home.resolve("hub.out"));
            }
            if (System.nanoTime() - begun > START_LIMIT.toNanos()) {
                throw new IOException("the hub was not ready after " + START_LIMIT + "; see " + home);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** As the launcher starts it: the same options, and what it prepared for fast starts, if it did. */
    private List<String> virtualMachine() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + heapMegabytes + "m", "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= UNSAFE_WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        Path prepared = jar.resolveSibling("application.aot");
        if (Files.exists(prepared)) {
            command.add("-XX:AOTCache=" + prepared);
        } else {
            command.add("-XX:TieredStopAtLevel=1"); // then nobody measures it, and it is soon killed
        }
        return command;
    }

    /** The process id of the running hub. */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the hub was not started");
        }
        return running.pid();
    }

    public int port() {
        return port;
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        Process victim = process;
        if (victim != null) {
            victim.destroyForcibly().waitFor();
        }
    }

    /** kill -9 of the hub's database server. False if it was not running. */
    public boolean killDatabase() throws IOException {
        Path file = home.resolve("postgres/data/postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        long server = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(server).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    /** Waits until the hub answers from its database. Returns the milliseconds that took. */
    public long awaitDatabase(HubClient client) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (client.get("/api/v1/partners").isEmpty()) {
            if (System.nanoTime() - begun > START_LIMIT.toNanos()) {
                throw new IOException("the hub's database was not back after " + START_LIMIT + "; see " + home);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the password of the trial accounts where the hub reads it. Call before the first start. */
    public static void writePassword(Path home, String password) throws IOException {
        Path secrets = Files.createDirectories(home.resolve("secrets"));
        Files.writeString(secrets.resolve("demo-password"), password);
    }

    /** A port of this machine that nobody has. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
