package org.yijian.agencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class RunningAgenciesIT {

    private static final List<String> QUIET = List.of("civil-affairs", "health", "insurance", "police",
            "market-regulation", "fire-rescue");

    @Test
    void aSecondStartHasTheSameAddressesTheSameDistrictAndTheSameFiles(@TempDir Path home) throws Exception {
        // Given
        List<String> addresses;
        List<String> files;
        try (RunningAgencies first = RunningAgencies.start(AgencySettings.quiet(home), Clock.systemUTC())) {
            addresses = first.agencies().stream().map(Agency::address).sorted().toList();
            files = written(home);
            assertThat(first.agencies()).extracting(Agency::name).containsExactlyInAnyOrderElementsOf(QUIET);
        }

        // When
        try (RunningAgencies second = RunningAgencies.start(AgencySettings.quiet(home), Clock.systemUTC())) {
            // Then
            assertThat(second.agencies().stream().map(Agency::address).sorted().toList()).isEqualTo(addresses);
            assertThat(written(home)).isEqualTo(files);
        }
        TrialHub hub = new TrialHub(home);
        for (String name : QUIET) {
            int port = hub.parameter(name, "port") == null ? 0 : hub.parameter(name, "port").asInt();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()).as(name)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRouteThatTheOperatorChangedStaysAsItIs(@TempDir Path home) throws Exception {
        // Given
        Path route = Files.createDirectories(home.resolve("routes")).resolve("health.json");
        Files.writeString(route, "{\"id\":\"health\",\"enabled\":false}");

        // When
        try (RunningAgencies running = RunningAgencies.start(AgencySettings.quiet(home), Clock.systemUTC())) {
            // Then
            assertThat(route).hasContent("{\"id\":\"health\",\"enabled\":false}");
        }
    }

    private static List<String> written(Path home) throws IOException {
        try (Stream<Path> files = Stream.of("routes", "secrets", "trust").map(home::resolve).flatMap(folder -> {
            try {
                return Files.walk(folder);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        })) {
            return files.filter(Files::isRegularFile).map(RunningAgenciesIT::withContent).sorted().toList();
        }
    }

    private static String withContent(Path file) {
        try {
            return file + " " + Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
