package org.yijian.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The real files, counted by another program beforehand. */
class CmsOpenDataTest {

    private static final Path DATA = Path.of("../../shared/data/cms");
    private static final FolderConnectors CONNECTORS = new FolderConnectors(Collected.reader(), null);

    @BeforeAll
    static void needsTheFiles() {
        assumeThat(DATA).exists();
    }

    @AfterAll
    static void close() {
        CONNECTORS.close();
    }

    @Test
    void everyFacilityBecomesARecord() throws IOException {
        Collected found = translate("facilities.csv.gz");

        assertThat(found.rejected).isEmpty();
        assertThat(found.count(Kind.FACILITY)).isEqualTo(3_706).isEqualTo(found.records.size());
    }

    @Test
    void everyHealthCitationBecomesAFindingOfItsInspection() throws IOException {
        Collected found = translate("health_citations.csv.gz");

        assertThat(found.rejected).isEmpty();
        assertThat(found.count(Kind.FINDING)).isEqualTo(79_443);
        assertThat(found.count(Kind.INSPECTION)).isEqualTo(15_758);
        assertThat(found.count(Kind.COMPLAINT)).isEqualTo(22_740);
        assertThat(found.records).hasSize(79_443 + 15_758 + 22_740);
    }

    @Test
    void everyFireCitationBecomesAFindingOfItsInspection() throws IOException {
        Collected found = translate("fire_citations.csv.gz");

        assertThat(found.rejected).isEmpty();
        assertThat(found.count(Kind.FINDING)).isEqualTo(18_708);
        assertThat(found.count(Kind.INSPECTION)).isEqualTo(3_556);
        assertThat(found.records).hasSize(18_708 + 3_556);
    }

    @Test
    void penaltiesThatRepeatExactlyKeepKeysOfTheirOwn() throws IOException {
        Collected found = translate("penalties.csv.gz");

        assertThat(found.rejected).isEmpty();
        assertThat(found.count(Kind.CREDIT)).isEqualTo(4_461).isEqualTo(found.records.size());
        Set<String> keys = new HashSet<>();
        found.records.forEach(record -> keys.add(record.sourceKey()));
        assertThat(keys).hasSize(4_461);
    }

    @Test
    void theOrderOfRecordsIsThatOfTheFileHoweverManyThreadsMap() throws IOException {
        Collected first = translate("health_citations.csv.gz");
        Collected second = translate("health_citations.csv.gz");

        assertThat(second.records).isEqualTo(first.records);
    }

    private static Collected translate(String file) throws IOException {
        Collected collected = new Collected();
        try (InputStream raw = Files.newInputStream(DATA.resolve(file))) {
            CONNECTORS.named("cms-open-data").orElseThrow().translate(raw, Collected.file(file), collected);
        }
        return collected;
    }
}
