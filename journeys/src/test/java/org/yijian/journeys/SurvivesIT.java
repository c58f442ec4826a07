package org.yijian.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 of the hub during an ingest and an erasure, five times; the same program that {@code ./yijian torture} runs. */
class SurvivesIT {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoubledWhenTheHubIsKilled(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path output = folder.resolve("torture.txt");
        ProcessBuilder torture = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dloader.main=org.yijian.hub.command.Yijian", "-cp", HubProcess.packaged("hub").toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher", "torture", "--kills", "5", "--erasures",
                "--hub-jar",
                HubProcess.packaged("hub").toString());

        // When
        Process process = torture.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int exit = process.waitFor();

        // Then
        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("5 kills", "0 lost", "0 doubled", "5 erasures");
    }
}
