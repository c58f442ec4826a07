package org.yijian.search.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table of characters that stands beside the classes; lines that start with # say where it is from. */
final class CharacterTable {

    private CharacterTable() {
    }

    static List<String> lines(String name) {
        try (InputStream table = CharacterTable.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8)).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
