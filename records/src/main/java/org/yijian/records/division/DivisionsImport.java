package org.yijian.records.division;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.yijian.records.RecordError;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Takes over the operator's list of divisions: a folder with {@code provinces.csv}, {@code cities.csv}, {@code areas.csv}
 * and {@code streets.csv}, each in UTF-8 with the columns {@code code} and {@code name} (others are not looked at).
 */
public final class DivisionsImport {

    private static final List<String> FILES = List.of("provinces.csv", "cities.csv", "areas.csv", "streets.csv");
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final Map<String, Division> divisions = new TreeMap<>();

    private DivisionsImport(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the folder and replaces the list in the hub's home folder. A hub that runs sees it at its next
     * {@link Divisions#reloadIfChanged()}.
     *
     * @return number of divisions taken over
     * @throws FaultException with {@code YJ-REC-040} if a file is missing or a line is no division, {@code YJ-REC-041} if
     *         its parent is not on the list; the former list stays
     */
    public static int run(Path folder, Path home) {
        DivisionsImport work = new DivisionsImport(folder);
        try {
            for (String name : FILES) {
                work.read(name);
            }
            Files.createDirectories(home);
            DivisionFile.write(home.resolve(Divisions.FILE), work.divisions.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return work.divisions.size();
    }

    private void read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new FaultException(RecordError.DIVISIONS_UNREADABLE, file, 0);
        }
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                take(line, name);
            }
        } catch (CsvParseException e) {
            throw new FaultException(Fault.of(RecordError.DIVISIONS_UNREADABLE, file, "?"), e);
        }
    }

    private void take(NamedCsvRecord line, String name) {
        RegionCode code = line.findField("code").flatMap(RegionCode::parse).orElse(null);
        String chinese = line.findField("name").map(String::strip).orElse("");
        if (code == null || chinese.isEmpty() || chinese.length() > LONGEST_NAME || chinese.indexOf('\t') >= 0
                || chinese.indexOf('\n') >= 0) {
            throw new FaultException(RecordError.DIVISIONS_UNREADABLE, name, line.getStartingLineNumber());
        }
        code.parent().filter(parent -> !divisions.containsKey(parent.code())).ifPresent(parent -> {
            throw new FaultException(RecordError.DIVISION_WITHOUT_PARENT, name, line.getStartingLineNumber(), parent);
        });
        divisions.putIfAbsent(code.code(), new Division(code, chinese, null));
    }
}
