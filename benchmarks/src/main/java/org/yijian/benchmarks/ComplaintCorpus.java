package org.yijian.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Real complaints, anonymised: each subject is a question, its body the answer. */
final class ComplaintCorpus {

    /**
     * One complaint.
     *
     * @param id its number; odd ones are tuned on, even ones are reported
     * @param subject what is asked
     * @param body what must be found
     */
    record Complaint(long id, String subject, String body) {

        boolean reported() {
            return id % 2 == 0;
        }
    }

    private ComplaintCorpus() {
    }

    static List<Complaint> read(Path file) throws IOException {
        List<Complaint> complaints = new ArrayList<>(8_000);
        try (InputStream raw = new GZIPInputStream(Files.newInputStream(file));
                Reader text = new InputStreamReader(raw, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                complaints.add(new Complaint(Long.parseLong(row.getField("id")), row.getField("subject"),
                        row.getField("body")));
            }
        }
        return complaints;
    }
}
