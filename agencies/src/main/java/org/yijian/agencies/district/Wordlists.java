package org.yijian.agencies.district;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tab-separated word lists beside this class's resources ({@code district/*.tsv}). */
final class Wordlists {

    private Wordlists() {
    }

    /** The rows of a list, split at tabs. */
    static List<List<String>> rows(String name) {
        try (InputStream in = Objects.requireNonNull(Wordlists.class.getResourceAsStream("/district/" + name + ".tsv"),
                name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank()).map(line -> List.of(line.split("\t"))).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Rows of a name and comma-separated words. */
    static Map<String, List<String>> words(String name) {
        return byName(name, row -> Arrays.asList(row.get(1).split(",")));
    }

    /** Rows of a name and phrases, separated by tabs. */
    static Map<String, List<String>> phrases(String name) {
        return byName(name, row -> row.subList(1, row.size()));
    }

    private static Map<String, List<String>> byName(String name, Function<List<String>, List<String>> values) {
        return rows(name).stream().collect(Collectors.toUnmodifiableMap(List::getFirst, values));
    }
}
