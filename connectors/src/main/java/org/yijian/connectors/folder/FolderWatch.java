package org.yijian.connectors.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that something changed in the operator's folder: names, sizes and times of its files, looked at when someone
 * asks, at most every two seconds. Events of the file system are not used; they are lost on network drives.
 */
final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int DEPTH = 3;
    private static final int FILES = 20_000;

    private final Path folder;
    private final Clock clock;
    private volatile Instant next = Instant.MIN;
    private long seen;

    FolderWatch(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Whether it changed since this was last true. */
    boolean changed() {
        return !clock.instant().isBefore(next) && look();
    }

    private synchronized boolean look() {
        next = clock.instant().plus(PAUSE);
        long present = stamp();
        boolean changed = present != seen;
        seen = present;
        return changed;
    }

    private long stamp() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.limit(FILES).mapToLong(FolderWatch::stamp).sum();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("The folder of own connectors cannot be looked through: {}", unreadable.toString());
            return seen;
        }
    }

    /** A file that goes while it is looked at counts as gone. */
    private static long stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long size = attributes.isDirectory() ? 0 : attributes.size();
            long hash = file.toString().hashCode() * 31L + size;
            return hash * 0x9E3779B97F4A7C15L ^ attributes.lastModifiedTime().toMillis() * 0xC2B2AE3D27D4EB4FL;
        } catch (IOException gone) {
            return 0;
        }
    }
}
