package org.yijian.hub;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.yijian.hub.configuration.RunFile;
import org.yijian.sample.Visitor;
import tools.jackson.databind.json.JsonMapper;

/** A hub in a process of its own, so that it can be killed. */
final class NodeProcess implements AutoCloseable {

    private final Path home;
    private final Process process;

    NodeProcess(Path home, List<String> settings) throws IOException {
        this.home = home;
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx400m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Hub.class.getName()));
        command.addAll(settings);
        File log = home.resolve("node.log").toFile();
        this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    /** Waits until it listens. */
    Visitor visitor() throws IOException {
        Path run = home.resolve(RunFile.NAME);
        while (!Files.exists(run)) {
            if (!process.isAlive() || Thread.interrupted()) {
                throw new AssertionError(Files.readString(home.resolve("node.log")));
            }
            LockSupport.parkNanos(50_000_000);
        }
        return new Visitor(JsonMapper.shared().readTree(Files.readString(run)).path("port").asInt());
    }

    /** As when the machine loses its power. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
