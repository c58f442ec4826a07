package org.yijian.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A copy of a file of open data in which all facilities have other numbers and names, so that none of its records is in
 * the file itself and none of its facilities looks like one there: what a hub that has run for a while has taken in before.
 */
final class OtherFacilities {

    /** Place of the character of a facility's number that tells hospitals from nursing homes. */
    private static final int KIND_OF_PROVIDER = 2;

    private OtherFacilities() {
    }

    /**
     * The copy, compressed.
     *
     * @param number which copy, from 1 to 9; no two share a facility
     */
    static byte[] copy(Path file, int number) throws IOException {
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(new GZIPOutputStream(copied), StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            boolean named = header.startsWith("ccn,name,");
            out.write(header + "\n");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line.substring(0, KIND_OF_PROVIDER));
                out.write(other(line.charAt(KIND_OF_PROVIDER), number));
                String rest = line.substring(KIND_OF_PROVIDER + 1);
                out.write((named ? renamed(rest, number) : rest) + "\n");
            }
        }
        return copied.toByteArray();
    }

    /** The number instead of the first letter of the name, which is what comes after the first comma. */
    private static String renamed(String line, int number) {
        int comma = line.indexOf(',');
        int first = line.charAt(comma + 1) == '"' ? comma + 2 : comma + 1;
        return line.substring(0, first) + number + line.substring(first + 1);
    }

    /** The files know 5, A and E. */
    private static char other(char known, int number) {
        return switch (known) {
            case '5' -> "012346789".charAt(number - 1);
            case 'A' -> "FGHIJKLMN".charAt(number - 1);
            default -> "OPQRSTUVW".charAt(number - 1);
        };
    }
}
