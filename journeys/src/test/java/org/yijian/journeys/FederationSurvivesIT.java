package org.yijian.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * kill -9 of one of two hubs that exchange records, or of its database; the same program that
 * {@code ./yijian torture --federated} runs. How often is the property {@code yijian.torture.kills}: thirty by default. While
 * a killed hub starts, which takes ten seconds, the database of the other one is killed again and again.
 */
class FederationSurvivesIT {

    private static final int KILLS = Integer.getInteger("yijian.torture.kills", 30);

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostOrAppliedTwiceWhenEitherHubOrItsDatabaseIsKilled(@TempDir Path folder)
            throws IOException, InterruptedException {
        // Given
        Path output = folder.resolve("torture.txt");
        ProcessBuilder torture = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dloader.main=org.yijian.hub.command.Yijian", "-cp", HubProcess.packaged("hub").toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher", "torture", "--federated", "--kills",
                String.valueOf(KILLS), "--rows", "50", "--hub-jar",
                HubProcess.packaged("hub").toString());

        // When
        Process process = torture.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int exit = process.waitFor();

        // Then
        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains(KILLS + " kills", "0 lost", "0 applied twice", "0 of ");
    }
}
