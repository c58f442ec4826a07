package org.yijian.connectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.RecordJson;
import org.yijian.security.error.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of every connector folder, whoever wrote it. {@code -Dsamples.write=true} writes the expected files that
 * are missing; they are then to be read with care.
 */
class ConnectorFoldersTest {

    private static final FolderConnectors CONNECTORS = new FolderConnectors(Collected.reader(), null);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> BESIDE = List.of(".expected.json", ".rejected.json", ".message.json");

    @AfterAll
    static void close() {
        CONNECTORS.close();
    }

    /** A message of a folder's samples. */
    private record Sample(Connector connector, Path file, byte[] raw, IncomingMessage message) {

        Path beside(String ending) {
            return file.resolveSibling(file.getFileName() + ending);
        }

        Collected translated() {
            return Collected.of(connector, raw, message);
        }

        @Override
        public String toString() {
            return connector.name() + "/" + file.getFileName();
        }
    }

    @Test
    void everyConnectorHasSamplesAndAText() {
        // Given
        assertThat(CONNECTORS.all()).isNotEmpty();

        // Then
        assertThat(CONNECTORS.all()).allSatisfy(connector -> {
            assertThat(Path.of(connector.name(), "README.md")).exists();
            assertThat(samples().map(Sample::connector)).contains(connector);
        });
    }

    @TestFactory
    Stream<DynamicTest> aSampleGivesExactlyTheExpectedRecords() {
        return tests(sample -> {
            // When
            Collected found = sample.translated();

            // Then
            JsonNode records = recordsOf(found);
            JsonNode rejections = rejectionsOf(found);
            writeIfAsked(sample, records, rejections);
            assertThat(records).isEqualTo(JSON.readTree(sample.beside(".expected.json")));
            Path rejected = sample.beside(".rejected.json");
            assertThat(rejections).isEqualTo(Files.exists(rejected) ? JSON.readTree(rejected) : JSON.createArrayNode());
        });
    }

    @TestFactory
    Stream<DynamicTest> translatingTwiceGivesTheSame() {
        return tests(sample -> {
            // Given
            Collected first = sample.translated();

            // When
            Collected second = sample.translated();

            // Then
            assertThat(second.records).isEqualTo(first.records);
            assertThat(second.rejected).isEqualTo(first.rejected);
        });
    }

    @TestFactory
    Stream<DynamicTest> aMessageCutOffAnywhereGivesRejectionsOrAFault() {
        return tests(sample -> {
            List<CanonicalRecord> whole = sample.translated().records;
            int step = Math.max(1, sample.raw().length / 150);
            for (int length = 0; length < sample.raw().length; length += step) {
                // When
                Collected found = survive(sample, Arrays.copyOf(sample.raw(), length));

                // Then
                assertThat(found.records.size()).isLessThanOrEqualTo(whole.size());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aMessageWithDamagedBytesGivesRejectionsOrAFault() {
        return tests(sample -> {
            Random random = new Random(20261121);
            for (int round = 0; round < 200; round++) {
                byte[] damaged = sample.raw().clone();
                for (int change = 0; change <= round % 8; change++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                survive(sample, damaged);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> randomBytesGiveNoRecords() {
        return tests(sample -> {
            Random random = new Random(7);
            for (int round = 0; round < 50; round++) {
                // Given
                byte[] noise = new byte[1 + random.nextInt(4_000)];
                random.nextBytes(noise);

                // When
                Collected found = survive(sample, noise);

                // Then
                assertThat(found.records).isEmpty();
            }
        });
    }

    /** Anything else than a fault fails the test. */
    private static Collected survive(Sample sample, byte[] raw) {
        try {
            return Collected.of(sample.connector(), raw, sample.message());
        } catch (FaultException refused) {
            assertThat(refused.fault().code().code()).startsWith("YJ-CON-");
            return new Collected();
        }
    }

    private interface SampleTest {

        void on(Sample sample) throws IOException;
    }

    private static Stream<DynamicTest> tests(SampleTest test) {
        return samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> test.on(sample)));
    }

    private static Stream<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Connector connector : CONNECTORS.all()) {
            Path folder = Path.of(connector.name(), "samples");
            try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
                files.filter(file -> BESIDE.stream().noneMatch(file.toString()::endsWith)).sorted()
                        .forEach(file -> samples.add(sample(connector, file)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return samples.stream();
    }

    private static Sample sample(Connector connector, Path file) {
        try {
            Path described = file.resolveSibling(file.getFileName() + ".message.json");
            JsonNode message = Files.exists(described) ? JSON.readTree(described) : JSON.createObjectNode();
            Map<String, String> attributes = new HashMap<>();
            message.path("attributes").properties()
                    .forEach(each -> attributes.put(each.getKey(), each.getValue().stringValue()));
            return new Sample(connector, file, Files.readAllBytes(file),
                    new IncomingMessage(message.path("fileName").asString(file.getFileName().toString()),
                            message.path("contentType").asString(""), attributes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode recordsOf(Collected found) {
        var array = JSON.createArrayNode();
        found.records.forEach(record -> array.add(JSON.readTree(RecordJson.write(record))));
        return JSON.readTree(array.toString());
    }

    private static JsonNode rejectionsOf(Collected found) {
        var array = JSON.createArrayNode();
        for (RejectedRecord rejected : found.rejected) {
            var entry = array.addObject().put("line", rejected.line());
            if (rejected.path() != null) {
                entry.put("path", rejected.path());
            }
            entry.put("code", rejected.fault().code().code());
        }
        return JSON.readTree(array.toString());
    }

    private static void writeIfAsked(Sample sample, JsonNode records, JsonNode rejections) throws IOException {
        if (Boolean.getBoolean("samples.write")) {
            write(sample.beside(".expected.json"), records);
            if (!rejections.isEmpty()) {
                write(sample.beside(".rejected.json"), rejections);
            }
        }
    }

    private static void write(Path file, JsonNode content) throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
