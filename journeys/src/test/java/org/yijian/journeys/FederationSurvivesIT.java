package org.yijian.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * kill -9 of one of two hubs of the national profile that exchange records, or of its database; the same program that
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
                String.valueOf(KILLS), "--rows", "50", "--profile", "gm", "--evidence",
                folder.resolve("evidence").toString(), "--hub-jar",
                HubProcess.packaged("hub").toString());

        // When
        Process process = torture.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int exit = process.waitFor();

        // Then
        assertThat(exit).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains(KILLS + " kills", "0 lost", "0 applied twice", "0 of ");
        for (String region : List.of("500106", "510107")) {
            assertTheOtherVerifierAgrees(folder.resolve("evidence").resolve(region));
        }
    }

    /** The one in Python, where it can run; SM2 takes it a second or two for each package, so a few are enough. */
    private static void assertTheOtherVerifierAgrees(Path evidence) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "../docs/verify/verify.py", "--trust",
                evidence.resolve("trust.json").toString(), "--lang", "en"));
        try (Stream<Path> files = Files.list(evidence)) {
            files.filter(file -> file.toString().endsWith(".asice")).sorted().limit(6).map(Path::toString)
                    .forEach(command::add);
        }
        if (command.size() > 6 && canRunPython()) {
            Path output = evidence.resolve("verified.txt");
            int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start()
                    .waitFor();
            assertThat(exit).as(Files.readString(output)).isZero();
            assertThat(Files.readString(output)).contains("EV-15  pass", "EV-16  pass");
        }
    }

    private static boolean canRunPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import cryptography").start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
