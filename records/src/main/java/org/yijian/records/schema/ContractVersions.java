package org.yijian.records.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.yijian.records.Kind;

/**
 * Which versions of each kind's schema are published. A version never changes once published: a new field that may be
 * absent makes a new minor version, anything else a new major one, and the former stays here as long as somebody sends it.
 */
public final class ContractVersions {

    private static final List<String> PUBLISHED = List.of("1.0");

    private ContractVersions() {
    }

    /** The versions of a kind's schema, the oldest first. */
    public static List<String> of(Kind kind) {
        return switch (kind) {
            case FACILITY, LICENCE, INSPECTION, FINDING, COMPLAINT, CREDIT, INCIDENT, CLAIM, PRACTITIONER -> PUBLISHED;
        };
    }

    /** The version that this program writes. */
    public static String current(Kind kind) {
        return of(kind).getLast();
    }

    /** The text of a schema (JSON, UTF-8); empty for a version that was never published. */
    public static Optional<String> schema(Kind kind, String version) {
        if (!of(kind).contains(version)) {
            return Optional.empty();
        }
        String file = "/schema/" + kind.wire() + "-" + version + ".json";
        try (InputStream schema = ContractVersions.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException(file + " is not in the program");
            }
            return Optional.of(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
