package org.yijian.agencies.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.TrialHub;
import org.yijian.agencies.district.Facility;
import org.yijian.records.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class HealthIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final TrialHub hub;
    private final Health agency;
    private final HttpClient client = HttpClient.newHttpClient();

    HealthIT(@TempDir Path folder) {
        this.hub = new TrialHub(folder);
        this.agency = Health.start(hub.home(), hub.ports(), TrialHub.DISTRICT);
    }

    @AfterEach
    void stop() {
        agency.close();
        client.close();
    }

    @Test
    void thePagesOfAllResourcesBecomeRecords() throws Exception {
        // When
        for (String type : List.of("Organization", "Location")) {
            for (String page : pages(address(type + "?_count=7&_sort=_lastUpdated"))) {
                hub.take(Health.NAME, type + ".json", Map.of("dataset", type),
                        page.getBytes(StandardCharsets.UTF_8));
            }
        }

        // Then
        long licensed = TrialHub.DISTRICT.facilities().stream().map(Facility::medicalLicence)
                .filter(Objects::nonNull).count();
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.count(Kind.LICENCE)).isEqualTo(licensed);
        assertThat(hub.count(Kind.FACILITY)).isEqualTo(2 * licensed);
        assertThat(hub.records()).anyMatch(record -> record.facility().creditCode() == null);
    }

    @Test
    void onlyWhatChangedAfterTheMarkIsFound() throws Exception {
        // Given
        List<String> all = pages(address("Organization?_count=200"));
        JsonNode entries = JSON.readTree(all.getFirst()).get("entry");
        String middle = entries.get(entries.size() / 2).at("/resource/meta/lastUpdated").asString();

        // When
        List<String> later = pages(address("Organization?_count=200&_lastUpdated=gt" + middle.replace("+", "%2B")));

        // Then
        assertThat(JSON.readTree(later.getFirst()).get("total").asInt()).isPositive().isLessThan(entries.size());
        String last = entries.get(entries.size() - 1).at("/resource/meta/lastUpdated").asString();
        String none = pages(address("Organization?_lastUpdated=gt" + last.replace("+", "%2B"))).getFirst();
        assertThat(JSON.readTree(none).get("total").asInt()).isZero();
        assertThat(JSON.readTree(none).has("entry")).isFalse();
    }

    @Test
    void withoutTheTokenThereIsOnlyTheCapabilityStatement() throws Exception {
        assertThat(get(address("Organization"), null).statusCode()).isEqualTo(401);
        assertThat(get(address("Organization"), "guess").statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(get(address("metadata"), null).body()).get("fhirVersion").asString())
                .isEqualTo("4.0.1");
    }

    @Test
    void aSearchThatCannotBeReadIsAnOutcomeNotACrash() throws Exception {
        HttpResponse<String> answer = get(address("Organization?_lastUpdated=yesterday"), token());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    private List<String> pages(URI first) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        URI next = first;
        while (next != null) {
            HttpResponse<String> answer = get(next, token());
            assertThat(answer.statusCode()).isEqualTo(200);
            pages.add(answer.body());
            next = next(JSON.readTree(answer.body()));
        }
        return pages;
    }

    private static @Nullable URI next(JsonNode bundle) {
        for (JsonNode link : bundle.get("link")) {
            if (link.get("relation").asString().equals("next")) {
                return URI.create(link.get("url").asString());
            }
        }
        return null;
    }

    private HttpResponse<String> get(URI address, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/fhir+json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token() {
        return hub.secret(Health.NAME, "token");
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + hub.parameter(Health.NAME, "port").asInt()
                + hub.parameter(Health.NAME, "path").asString() + "/" + query);
    }
}
