package org.yijian.records.division;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.yijian.records.RecordError;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.error.FaultException;

/** The list as the hub keeps it: one line each of code, Chinese name and perhaps English name, with tabs between. */
final class DivisionFile {

    private DivisionFile() {
    }

    /**
     * Reads the list.
     *
     * @param name what to call it in an error
     * @throws FaultException with {@code YJ-REC-040} at the first line that is no division
     */
    static Map<String, Division> read(BufferedReader reader, String name) throws IOException {
        Map<String, Division> divisions = new TreeMap<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String[] columns = line.split("\t", -1);
            RegionCode code = columns.length < 2 ? null : RegionCode.parse(columns[0]).orElse(null);
            if (code == null || columns[1].isBlank()) {
                throw new FaultException(RecordError.DIVISIONS_UNREADABLE, name, number);
            }
            divisions.put(code.code(), new Division(code, columns[1], columns.length > 2 ? columns[2] : null));
        }
        return divisions;
    }

    /** Replaces the file as a whole, so that a reader sees the old list or the new one. */
    static void write(Path file, Collection<Division> divisions) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "divisions", ".draft");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(draft)) {
                for (Division division : divisions) {
                    writer.write(division.code() + "\t" + division.chinese()
                            + (division.english() == null ? "" : "\t" + division.english()) + "\n");
                }
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
