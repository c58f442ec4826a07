package org.yijian.security.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifiers of other hands over the same packages: the one in Python must agree on every vector, and OpenSSL must accept
 * what {@code VERIFY.txt} has it do. The packages stay in {@code target/evidence-vectors}.
 */
class OtherVerifiersIT {

    private static final Path VECTORS = Path.of("target", "evidence-vectors");
    private static final Path PYTHON_VERIFIER = Path.of("..", "docs", "verify", "verify.py");

    private final Path folder;
    private final Issuer issuer;

    OtherVerifiersIT(@TempDir Path folder) {
        this.folder = folder;
        this.issuer = new Issuer(folder.resolve("log"));
    }

    /** What a program said and how it ended. */
    private record Ended(int exit, String output) {}

    @Test
    void theVerifierInPythonAgreesOnEveryVector() throws IOException, InterruptedException {
        // Given
        Assumptions.assumeTrue(run(folder, "python3", "-c", "import cryptography").exit() == 0,
                "python3 with the package cryptography is not installed: the second verifier was not run");
        EvidenceVectors vectors = EvidenceVectors.of(issuer);
        deleteVectors();
        vectors.write(VECTORS);
        // When
        Map<String, String> good = verdicts("good", "trust.json", 0);
        Map<String, String> bad = verdicts("bad", "trust.json", 1);
        Map<String, String> open = verdicts("open", "less-trust.json", 2);
        // Then
        assertThat(good).hasSameSizeAs(vectors.good()).allSatisfy((name, said) -> assertThat(said).isEqualTo("valid"));
        assertThat(bad).hasSameSizeAs(vectors.bad()).allSatisfy((name, said) -> assertThat(said).isEqualTo("invalid"));
        assertThat(open).hasSameSizeAs(vectors.open())
                .allSatisfy((name, said) -> assertThat(said).isEqualTo("undetermined"));
    }

    private static void deleteVectors() throws IOException {
        if (Files.exists(VECTORS)) {
            try (Stream<Path> old = Files.walk(VECTORS)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Verdict by file, as the last line about each says. */
    private Map<String, String> verdicts(String kind, String trust, int exit)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", PYTHON_VERIFIER.toString(), "--lang", "en", "--trust",
                VECTORS.resolve(trust).toString()));
        try (Stream<Path> files = Files.list(VECTORS.resolve(kind))) {
            files.sorted().map(Path::toString).forEach(command::add);
        }
        Ended ended = run(Path.of(""), command.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.output()).isEqualTo(exit);
        Map<String, String> verdicts = new TreeMap<>();
        ended.output().lines().filter(line -> line.startsWith(VECTORS.toString()))
                .forEach(line -> verdicts.put(line.substring(0, line.indexOf(": ")),
                        line.substring(line.indexOf(": ") + 2)));
        return verdicts;
    }

    @Test
    void opensslAcceptsWhatTheInstructionsSayAndRefusesItOnceTampered() throws IOException, InterruptedException {
        // Given
        Assumptions.assumeTrue(run(folder, "openssl", "version").exit() == 0, "openssl is not installed");
        String commands = unpacked(Stapled.good(issuer).getOrDefault("answer-by-a-responder", new byte[0]));
        // When
        Ended good = run(folder.resolve("package"), "sh", "-c", commands);
        Files.write(folder.resolve("package").resolve(PackageFile.RECORD), Issuer.OTHER_RECORD);
        Ended tampered = run(folder.resolve("package"), "sh", "-c", commands);
        // Then
        assertThat(commands.lines().count()).isGreaterThan(12);
        assertThat(good.exit()).as(good.output()).isZero();
        assertThat(tampered.exit()).isNotZero();
    }

    @Test
    void opensslFindsAnAttachmentThatWasAltered() throws IOException, InterruptedException {
        // Given
        Assumptions.assumeTrue(run(folder, "openssl", "version").exit() == 0, "openssl is not installed");
        String commands = unpacked(WithAttachments.good(issuer).getOrDefault("attachment", new byte[0]));
        Path attachment = folder.resolve("package").resolve(PackageFile.ATTACHMENT);
        // When
        Ended good = run(folder.resolve("package"), "sh", "-c", commands);
        Files.write(attachment, new byte[]{ 1 });
        Ended tampered = run(folder.resolve("package"), "sh", "-c", commands);
        // Then
        assertThat(commands).contains("-sm3 -r " + PackageFile.ATTACHMENT);
        assertThat(good.exit()).as(good.output()).isZero();
        assertThat(tampered.exit()).isNotZero();
    }

    /** Lays the files of a package out, and gives the commands of its instructions. */
    private String unpacked(byte[] packed) throws IOException {
        Map<String, byte[]> files = EvidenceContainer.read(packed).files();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve("package").resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, file.getValue());
        }
        return new String(files.getOrDefault(PackageFile.INSTRUCTIONS, new byte[0]), StandardCharsets.UTF_8)
                .lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2) + "\n")
                .reduce("set -e\n", String::concat);
    }

    @Test
    void aUsualUnzipOpensTheContainer() throws IOException, InterruptedException {
        // Given
        Path file = Files.write(folder.resolve("record.asice"), issuer.writer.write(issuer.record()));
        // When
        Ended ended = run(folder, "python3", "-m", "zipfile", "-t", file.toString());
        // Then
        Assumptions.assumeTrue(ended.exit() != 127, "python3 is not installed");
        assertThat(ended.exit()).as(ended.output()).isZero();
    }

    private static Ended run(Path in, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("other-verifier", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(in.toAbsolutePath().toFile())
                    .redirectErrorStream(true).redirectOutput(output.toFile()).start();
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(List.of(command).toString()).isTrue();
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            // no such program
            return new Ended(127, String.valueOf(e.getMessage()));
        } finally {
            Files.delete(output);
        }
    }
}
