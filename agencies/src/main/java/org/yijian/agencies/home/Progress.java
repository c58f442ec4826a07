package org.yijian.agencies.home;

import java.nio.file.Files;
import java.nio.file.Path;

/** How far an agency has come, kept in a file so that a second start continues. */
public final class Progress {

    private final Path file;
    private long value;

    public Progress(HomeFolder home, String agency, String name) {
        this.file = home.agencyFolder(agency).resolve(name);
        this.value = Files.exists(file) ? Long.parseLong(HomeFolder.read(file).strip()) : 0;
    }

    public synchronized long value() {
        return value;
    }

    public synchronized void reached(long newValue) {
        value = newValue;
        HomeFolder.replace(file, Long.toString(newValue));
    }
}
