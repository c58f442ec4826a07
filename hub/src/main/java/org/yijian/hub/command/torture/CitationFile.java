package org.yijian.hub.command.torture;

import java.nio.charset.StandardCharsets;

/**
 * A made-up file of citations in the form of the open data, every row a finding of its own.
 *
 * @param round number of the file; rows of different rounds never share a key
 * @param rows number of rows
 */
public record CitationFile(int round, int rows) {

    /** Its file name, by which the connector knows it. */
    public String name() {
        return "health_citations-" + round + ".csv";
    }

    /** The file, UTF-8. */
    public byte[] content() {
        StringBuilder text = new StringBuilder("ccn,survey_date,tag,category,description,scope_severity,corrected,"
                + "correction_date,survey_type,is_complaint\n");
        for (int row = 0; row < rows; row++) {
            text.append("01%04d,2025-%02d-%02d,F-%04d,Torture,".formatted(round, 1 + row / 28 % 12, 1 + row % 28, row));
            text.append("Citation %d of round %d.,D,0,,Health,0\n".formatted(row, round));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
