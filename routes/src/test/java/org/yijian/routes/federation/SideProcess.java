package org.yijian.routes.federation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.yijian.security.trust.CryptographicProfile;

/** One hub of two in a process of its own, which can be killed as by {@code kill -9}. */
final class SideProcess implements AutoCloseable {

    private final Process process;

    private SideProcess(Process process) {
        this.process = process;
    }

    /**
     * Goes on with what a side had that was closed.
     *
     * @param output where its log goes
     */
    static SideProcess of(Side closed, File output) throws IOException {
        return new SideProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                SideProcess.class.getName(), closed.region, closed.home.toString(), closed.url,
                String.valueOf(closed.port)).redirectErrorStream(true).redirectOutput(output).start());
    }

    /** Is the hub until it is killed. */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (Side side = new Side(words[0], Path.of(words[1]), CryptographicProfile.INTERNATIONAL, words[2],
                Integer.parseInt(words[3]))) {
            new CountDownLatch(1).await();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
