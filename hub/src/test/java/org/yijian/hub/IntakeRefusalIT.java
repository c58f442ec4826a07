package org.yijian.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.connectors.Connectors;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.broker.EmbeddedBroker;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the intake of the real hub refuses, what it asks to send later, and what is read again after a repair. */
@Timeout(300)
class IntakeRefusalIT {

    private static final byte[] VISITS = "编号,代码,日期\nV1,52500106MJP0000017,2026/3/1\nV2,52500106MJP0000017,2026-03-02\n"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path home = Path.of("");

    private static StartedHub hub;

    @BeforeAll
    static void start() throws IOException {
        Path connector = Files.createDirectories(home.resolve("connectors/visits"));
        Files.writeString(connector.resolve("descriptor.json"), """
                {"name":"visits","chinese":"走访","english":"Visits","department":"civil-affairs",
                 "contractVersion":"1.0","defaults":{"region":"500106","sensitivity":"internal"},
                 "datasets":[{"name":"visits","match":{"fileName":"*.csv"},"format":"csv",
                   "columns":["编号","代码","日期"],"mapping":"visits.jsonata","key":["编号"]}]}""");
        map("$date(`日期`,\"yyyy/M/d\")");
        hub = new StartedHub(home, "--yijian.intake.largest=1MB");
    }

    private static void map(String date) throws IOException {
        Files.writeString(home.resolve("connectors/visits/visits.jsonata"),
                "{\"kind\":\"inspection\",\"sourceKey\":`编号`,\"facility\":{\"creditCode\":`代码`},\"occurredAt\":" + date
                        + ",\"body\":{\"type\":\"daily\"}}");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws IOException, InterruptedException {
        // Given
        byte[] large = new byte[(1 << 20) + 1];
        // When
        HttpResponse<String> declared = hub.push("visits", large, "visits.csv", "too-large");
        HttpResponse<String> streamed = hub.machine().stream("/api/v1/intake/visits",
                new ByteArrayInputStream(large), "Authorization", StartedHub.administrator());
        HttpResponse<String> fitting = hub.push("visits", new byte[1 << 20], "visits.csv", "just-fits");
        // Then
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(StartedHub.json(declared).path("code").asString()).isEqualTo("YJ-HUB-017");
        assertThat(streamed.statusCode()).isEqualTo(413);
        assertThat(StartedHub.json(streamed).path("code").asString()).isEqualTo("YJ-ROU-002");
        assertThat(fitting.statusCode()).isEqualTo(202);
    }

    @Test
    void withTheBrokerDownSendersAreToldWhenToComeAgain() throws IOException, InterruptedException {
        // Given
        EmbeddedBroker broker = (EmbeddedBroker) hub.part(Broker.class);
        broker.stop();
        // When
        HttpResponse<String> refused = hub.push("visits", VISITS, "visits.csv", "later");
        HttpResponse<String> readiness = hub.machine().get("/actuator/health/readiness");
        broker.start();
        HttpResponse<String> taken = hub.push("visits", VISITS, "visits.csv", "later");
        // Then
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(StartedHub.json(refused).path("code").asString()).isEqualTo("YJ-ROU-001");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(StartedHub.json(taken).path("duplicate").asBoolean()).as("nothing was kept of the first").isFalse();
        hub.await("/api/v1/exchanges/" + StartedHub.json(taken).path("exchangeId").asString(),
                StartedHub::isFinished);
    }

    @Test
    void aMessageIsReadAgainAfterItsMappingWasRepaired() throws IOException, InterruptedException {
        // Given
        map("$date(`日期`,\"yyyy/M/d\")");
        hub.part(Connectors.class).reload();
        String address = "/api/v1/exchanges/"
                + StartedHub.json(hub.push("visits", VISITS, "visits.csv", "repaired")).path("exchangeId").asString();
        JsonNode before = hub.await(address, StartedHub::isFinished);
        // When
        map("$contains(`日期`,\"/\") ? $date(`日期`,\"yyyy/M/d\") : `日期`");
        hub.part(Connectors.class).reload();
        HttpResponse<String> ordered = hub.machine().post(address + "/replay", new byte[0], "Authorization",
                StartedHub.administrator());
        JsonNode after = hub.await(address, one -> one.path("attempt").asInt() == 2 && StartedHub.isFinished(one));
        JsonNode pieces = StartedHub.json(hub.machine().getAs("administrator", StartedHub.PASSWORD,
                "/api/v1/quarantine?exchange=" + after.path("id").asString()));
        // Then
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(202);
        assertThat(before.path("state").asString()).as(before.toString()).isEqualTo("partial");
        assertThat(after.path("state").asString()).as(after.toString()).isEqualTo("accepted");
        assertThat(after.path("quarantined").asInt()).isZero();
        assertThat(pieces.path(0).path("replayed").asString()).isEqualToIgnoringCase("accepted");
        assertThat(StartedHub.json(hub.machine().getAs("auditor", StartedHub.PASSWORD, "/api/v1/checks"))
                .path("problems")).isEmpty();
    }
}
