package org.yijian.hub.command.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Random;

/**
 * Made-up people who work in a made-up facility, by a connector of the torture's own in the home folder: no agency of the
 * demonstration sends people by itself.
 *
 * @param round number of the file; people of different rounds never share a pseudonym
 */
record PeopleFile(int round) {

    static final String CONNECTOR = "torture-people";

    /** How many, as many as one page of a search shows. */
    static final int PEOPLE = 100;

    /** Begins what nothing may show of a person once it is erased. */
    static final String MARK = "YJTORTURE";

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final String DESCRIPTOR = """
            {"name": "torture-people", "chinese": "强杀测试", "english": "Torture", "department": "police",
             "contractVersion": "1.0", "defaults": {"sensitivity": "personal", "region": "500106"},
             "datasets": [{"name": "people", "format": "csv", "columns": ["pseudonym", "certificate", "day"],
                           "mapping": "people.jsonata", "key": ["pseudonym"]}]}
            """;
    private static final String MAPPING = """
            {"kind": "practitioner", "sourceKey": pseudonym, "facility": {"creditCode": "91500106YJ0000015B"},
             "occurredAt": day, "sensitivity": "personal",
             "body": {"pseudonym": pseudonym, "role": "养老护理员", "certificate": certificate,
                      "identityStatus": "valid"}}
            """;

    /** Puts the connector where the hub finds it. */
    static void connector(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("connectors").resolve(CONNECTOR));
        Files.writeString(folder.resolve("people.jsonata"), MAPPING);
        Files.writeString(folder.resolve("descriptor.json"), DESCRIPTOR);
    }

    String name() {
        return "people-" + round + ".csv";
    }

    /** By which a search finds them and nobody else. */
    LocalDate day() {
        return FIRST_DAY.plusDays(round);
    }

    String messageId() {
        return "torture-people-" + round;
    }

    private String certificate(int person) {
        return MARK + "%05d%05d".formatted(round, person);
    }

    byte[] content() {
        StringBuilder text = new StringBuilder("pseudonym,certificate,day\r\n");
        Random random = new Random(round);
        for (int person = 0; person < PEOPLE; person++) {
            byte[] pseudonym = new byte[32];
            random.nextBytes(pseudonym);
            text.append(HexFormat.of().formatHex(pseudonym)).append(',').append(certificate(person)).append(',')
                    .append(day())
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
