package org.yijian.connectors.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.connectors.Collected;
import org.yijian.connectors.Connector;
import org.yijian.connectors.IncomingMessage;
import org.yijian.records.Kind;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderConnectorsTest {

    private static final String DESCRIPTOR = """
            {"name":"housing","chinese":"住房城乡建设","english":"Housing","department":"housing","contractVersion":"1.0",
             "defaults":{"region":"500106"},
             "datasets":[{"name":"inspections","match":{"fileName":"*.csv"},"format":"csv",
               "columns":["编号","代码","日期","结论"],"mapping":"visits.jsonata","key":["编号"]}]}
            """;
    private static final String MAPPING = """
            {"kind":"inspection","sourceKey":`编号`,"facility":{"creditCode":`代码`},"occurredAt":$date(`日期`,"yyyy/M/d"),
             "body":{"type":$code("type",`结论`),"conclusion":`结论`}}
            """;
    private static final byte[] MESSAGE = "编号,代码,日期,结论\nH1,52500106MJP0000017,2026/3/1,合格\nH2,52500106MJP0000017,2026/2/30,合格\nH3,52500106MJP0000017,2026/3/2,不明\n"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private FolderConnectors connectors;

    @BeforeEach
    void open() {
        connectors = new FolderConnectors(Collected.reader(), home);
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    private void write(String name, String file, String text) throws IOException {
        Path path = home.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void writeHousing() throws IOException {
        write("housing", "descriptor.json", DESCRIPTOR);
        write("housing", "visits.jsonata", MAPPING);
        write("housing", "codes/type.json", "{\"合格\":\"daily\",\"不合格\":\"daily\"}");
    }

    @Test
    void aFolderAddedAtRunTimeTranslatesWithoutAnEditElsewhere() throws IOException {
        // Given
        assertThat(connectors.named("housing")).isEmpty();
        writeHousing();

        // When
        assertThat(connectors.reload()).isEmpty();
        Collected found = Collected.of(connectors.named("housing").orElseThrow(), MESSAGE, Collected.file("a.csv"));

        // Then
        assertThat(found.count(Kind.INSPECTION)).isEqualTo(1);
        assertThat(found.records.getFirst().source()).isEqualTo("housing");
        assertThat(found.codes()).containsExactly("YJ-CON-024", "YJ-CON-023");
        assertThat(found.rejected).extracting("line").containsExactly(3L, 4L);
        assertThat(found.rejected).extracting("sourceKey").containsExactly("H2", "H3");
    }

    @Test
    void aFolderIsNoticedWithoutBeingAskedToLook() throws IOException {
        // Given
        SteppingClock clock = new SteppingClock();
        try (FolderConnectors watching = new FolderConnectors(Collected.reader(), home, clock)) {
            writeHousing();
            assertThat(watching.named("housing")).isEmpty();

            // When
            clock.step(Duration.ofSeconds(2));

            // Then
            assertThat(watching.named("housing")).isPresent();
            assertThat(watching.all()).extracting(Connector::name).contains("housing", "cms-open-data");
        }
    }

    /** A clock that moves when it is told to. */
    private static final class SteppingClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T04:00:00Z");

        void step(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void aFolderTakenAwayIsGone() throws IOException {
        writeHousing();
        connectors.reload();

        Files.delete(home.resolve("housing/descriptor.json"));
        connectors.reload();

        assertThat(connectors.named("housing")).isEmpty();
    }

    @Test
    void aBrokenFolderIsReportedAndWhatWorkedBeforeStays() throws IOException {
        // Given
        writeHousing();
        connectors.reload();
        int before = connectors.all().size();

        // When
        write("housing", "visits.jsonata", "{\"kind\": ");
        write("another", "descriptor.json", "{");
        Collection<String> problems = connectors.reload();

        // Then
        assertThat(problems).hasSize(2).anyMatch(text -> text.contains("YJ-CON-001") && text.contains("another"))
                .anyMatch(text -> text.contains("YJ-CON-002") && text.contains("visits.jsonata"));
        assertThat(connectors.all()).hasSize(before);
        Connector housing = connectors.named("housing").orElseThrow();
        assertThat(Collected.of(housing, MESSAGE, Collected.file("a.csv")).records).hasSize(1);
    }

    @Test
    void aFolderOfTheOperatorTakesThePlaceOfAShippedOne() throws IOException {
        write("hotline-12345", "descriptor.json",
                DESCRIPTOR.replace("\"housing\",\"chinese\"", "\"hotline-12345\",\"chinese\""));
        write("hotline-12345", "visits.jsonata", MAPPING);

        assertThat(connectors.reload()).isEmpty();

        assertThat(connectors.named("hotline-12345").orElseThrow().english()).isEqualTo("Housing");
        assertThat(connectors.all().stream().map(Connector::name).collect(Collectors.toSet()))
                .contains("cms-open-data", "market-regulation", "fire-rescue");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"extra\":1,\"chinese\"", "\"name\":\"other\",\"chinese\"",
            "\"envelope\":\"pgp\",\"chinese\"",
            "\"envelope\":7,\"chinese\"", "\"name\":\"housing\",\"chinese\"" })
    void aDescriptorWithASlipIsReported(String replacement) throws IOException {
        writeHousing();
        write("housing", "descriptor.json", DESCRIPTOR.replace("\"chinese\"", replacement));

        assertThat(connectors.reload()).singleElement().asString().contains("YJ-CON-001");
        assertThat(connectors.named("housing")).isEmpty();
    }

    @Test
    void aBrokenCodeTableIsReported() throws IOException {
        writeHousing();
        write("housing", "codes/type.json", "{\"a\":[1]}");

        assertThat(connectors.reload()).singleElement().asString().contains("YJ-CON-003").contains("codes/type.json");
    }

    @Test
    void aMessageThatFitsNoDatasetIsRefused() throws IOException {
        writeHousing();
        connectors.reload();
        Connector housing = connectors.named("housing").orElseThrow();

        assertThatThrownBy(() -> Collected.of(housing, MESSAGE, Collected.file("a.txt")))
                .isInstanceOf(FaultException.class).hasMessageContaining("YJ-CON-004");
    }

    @Test
    void theCharsetIsThatOfTheMessageIfItSaysOne() throws IOException {
        writeHousing();
        connectors.reload();
        Connector housing = connectors.named("housing").orElseThrow();
        byte[] gbk = new String(MESSAGE, StandardCharsets.UTF_8).getBytes("GB18030");

        assertThat(Collected.of(housing, gbk, new IncomingMessage("x/A.CSV", "", Map.of("charset", "gbk"))).records)
                .hasSize(1);
        assertThatThrownBy(() -> Collected.of(housing, gbk, Collected.file("a.csv")))
                .isInstanceOf(FaultException.class).hasMessageContaining("YJ-CON-007");
        assertThatThrownBy(() -> Collected.of(housing, gbk,
                new IncomingMessage("a.csv", "", Map.of("charset", "UTF-7")))).hasMessageContaining("YJ-CON-008");
    }

    @Test
    void aMessageThatBreaksGivesWhatCameBeforeAndTheBreakLast() throws IOException {
        writeHousing();
        connectors.reload();
        StringBuilder rows = new StringBuilder("编号,代码,日期,结论\n");
        for (int row = 0; row < 3_000; row++) {
            rows.append("H").append(row * 7919).append(",52500106MJP0000017,2026/3/1,合格\n");
        }
        byte[] whole = rows.append("\"unclosed").toString().getBytes(StandardCharsets.UTF_8);

        Collected found = Collected.of(connectors.named("housing").orElseThrow(), whole, Collected.file("a.csv"));

        assertThat(found.records).hasSize(3_000);
        assertThat(found.codes()).containsExactly("YJ-CON-014");
        assertThat(found.rejected.getFirst().line()).isEqualTo(3_002);
    }
}
