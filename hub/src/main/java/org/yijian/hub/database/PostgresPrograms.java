package org.yijian.hub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.util.LinuxUtils;
import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Runs PostgreSQL's own programs. PostgreSQL refuses to run as root; as root it is put into a user namespace of its own,
 * where it is nobody.
 */
final class PostgresPrograms {

    private static final long LIMIT_SECONDS = 120;

    private final Path folder;
    private final Path log;
    private final boolean root;

    /**
     * @param folder the unpacked programs
     * @param log file that takes what they print
     */
    PostgresPrograms(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
        this.root = "root".equals(System.getProperty("user.name"));
        if (root && !LinuxUtils.isUnshareAvailable()) {
            throw new FaultException(HubError.DATABASE_AS_ROOT);
        }
    }

    /** Runs the program and waits for its end. */
    void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(program + " did not end within " + LIMIT_SECONDS + " s", null);
            }
            if (process.exitValue() != 0) {
                throw failed(program + " ended with " + process.exitValue() + ": " + lastLine(), null);
            }
        } catch (IOException e) {
            throw failed(program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(program, e);
        }
    }

    private static FaultException failed(String what, @org.jspecify.annotations.Nullable Exception cause) {
        return new FaultException(Fault.of(HubError.DATABASE_DID_NOT_START, what), cause);
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
