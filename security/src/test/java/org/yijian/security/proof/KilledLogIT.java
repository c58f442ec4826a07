package org.yijian.security.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

/** The writer is killed, not stopped, and nothing that was published is ever lost or different. */
@Timeout(180)
class KilledLogIT {

    private static final int KILLS = 4;

    @TempDir
    Path home;

    @Test
    void aLogWhoseWriterIsKilledAgainAndAgainStaysSound() throws Exception {
        // Given
        NoteSigner signer = NoteSigner.of(LogFixture.ORIGIN,
                KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC()));
        Random random = new Random();

        for (int kill = 0; kill < KILLS; kill++) {
            // When
            long reported = appendUntilKilled(3 + random.nextInt(40));

            // Then
            LogReport report = new LogVerifier(home.resolve("log"), LogFixture.ORIGIN, signer.verifiers()).verify();
            assertThat(report.faults()).as("after kill %d", kill).isEmpty();
            assertThat(report.size()).isGreaterThanOrEqualTo(reported);
        }
        TileLog log = TileLog.open(home.resolve("log"), LogFixture.ORIGIN, signer, Clock.systemUTC());
        assertThat(log.root(log.size())).isEqualTo(LogFixture.root(log.size()));
    }

    /** The size that the process said was published last before it was killed. */
    private long appendUntilKilled(int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), AppendingProcess.class.getName(), home.toString()))
                .redirectError(Files.createTempFile(home, "errors", ".txt").toFile()).start();
        long reported = 0;
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int line = 0; line < lines; line++) {
                String size = said.readLine();
                assertThat(size).as("the process ended by itself").isNotNull();
                reported = Long.parseLong(size);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return reported;
    }
}
