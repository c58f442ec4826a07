package org.yijian.connectors.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of messages. */
public enum Format {
    CSV, XLSX, JSON, JSON_LINES, XML;

    /** The name used in a descriptor, for example {@code json-lines}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Format> fromWire(String wire) {
        return Arrays.stream(values()).filter(format -> format.wire().equals(wire)).findFirst();
    }
}
