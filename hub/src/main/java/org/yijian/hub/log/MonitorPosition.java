package org.yijian.hub.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogReplay;
import org.yijian.security.storage.DurableFile;

/** Where the monitor was, on disk: up to there the log was found sound, and what its root was. */
final class MonitorPosition {

    private final Path file;
    private final String origin;

    MonitorPosition(Path file, String origin) {
        this.file = file;
        this.origin = origin;
    }

    /** The position; the start of the log if there is none or it cannot be read. */
    Checkpoint read() {
        try {
            if (Files.exists(file)) {
                Checkpoint known = Checkpoint.parse(Files.readString(file, StandardCharsets.UTF_8));
                return known.origin().equals(origin) ? known : LogReplay.start(origin);
            }
        } catch (FaultException e) {
            // reading everything again is always right
            return LogReplay.start(origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LogReplay.start(origin);
    }

    void write(Checkpoint position) {
        try {
            DurableFile.write(file, position.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
