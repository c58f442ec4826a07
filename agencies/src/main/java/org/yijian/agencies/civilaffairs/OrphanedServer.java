package org.yijian.agencies.civilaffairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that still runs because the program that started it was killed. */
final class OrphanedServer {

    private final Path folder;

    OrphanedServer(Path folder) {
        this.folder = folder;
    }

    /** Ends it, if there is one: its write-ahead log brings everything back. */
    void stop() {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        try {
            long id = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(id).filter(this::isOurs).ifPresent(OrphanedServer::end);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Process ids are used again: only a PostgreSQL whose command line names our folder is ours. */
    private boolean isOurs(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.info().command().orElse("").endsWith("postgres")
                && String.join(" ", arguments).contains(folder.toString());
    }

    private static void end(ProcessHandle process) {
        process.children().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException stubborn) {
            process.destroyForcibly();
            process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        }
    }
}
