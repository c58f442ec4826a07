package org.yijian.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.citrusframework.TestCaseRunner;
import org.citrusframework.annotations.CitrusResource;
import org.citrusframework.annotations.CitrusTest;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.junit.jupiter.CitrusExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

import static org.citrusframework.container.RepeatOnErrorUntilTrue.Builder.repeatOnError;
import static org.citrusframework.dsl.JsonPathSupport.jsonPath;
import static org.citrusframework.http.actions.HttpActionBuilder.http;

/** The main job: what agencies hold, an inspector finds, with its source and its place in the log. */
@ExtendWith({ RunningHub.class, CitrusExtension.class })
class FromAgencyToInspectorIT {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @ParameterizedTest
    @ValueSource(strings = { "civil-affairs", "health", "insurance", "police", "market-regulation", "fire-rescue",
            "hotline" })
    @CitrusTest
    void recordsOfEachDepartmentAreFound(String department, HubProcess hub, @CitrusResource TestCaseRunner runner) {
        // Given
        HttpClient supervisor = RunningHub.as(hub, "supervisor");

        // When, Then
        runner.run(repeatOnError().until("i > 120").autoSleep(PAUSE).actions(
                http().client(supervisor).send()
                        .get("/api/v1/search?purpose=daily-inspection&case=J-2026-1&department=" + department),
                http().client(supervisor).receive().response(HttpStatus.OK).message()
                        .validate(jsonPath().expression("$.total", "@greaterThan(0)@")
                                .expression("$.hits[0].department", department)
                                .expression("$.hits[0].logIndex", "@greaterThan(-1)@"))));
    }

    @Test
    @CitrusTest
    void aFindingLeadsToTheFacilityAndItsHistory(HubProcess hub, @CitrusResource TestCaseRunner runner) {
        // Given
        HttpClient inspector = RunningHub.as(hub, "inspector");

        // When, Then: while records come in, two facilities may turn out to be one; the search then names that one
        runner.run(repeatOnError().until("i > 120").autoSleep(PAUSE).actions(
                http().client(inspector).send().get("/api/v1/search?kind=finding&q=" + encoded("消防")),
                http().client(inspector).receive().response(HttpStatus.OK).message()
                        .validate(jsonPath().expression("$.total", "@greaterThan(0)@").expression("$.hits[0].highlight",
                                "@contains(<mark>)@"))
                        .extract(jsonPath().expression("$.hits[0].id", "record").expression("$.hits[0].facility.id",
                                "facility")),
                http().client(inspector).send().get("/api/v1/facilities/${facility}"),
                http().client(inspector).receive().response(HttpStatus.OK).message()
                        .validate(jsonPath().expression("$.id", "${facility}"))));
        runner.run(http().client(inspector).send().get("/api/v1/records/${record}"));
        runner.run(http().client(inspector).receive().response(HttpStatus.OK).message()
                .validate(jsonPath().expression("$.id", "${record}")));
    }

    /** Citrus sends an address as it is given, with a question mark for each letter that ASCII lacks. */
    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    @CitrusTest
    void theLogIsServedToAnyone(HubProcess hub, @CitrusResource TestCaseRunner runner) {
        // Given
        HttpClient outsider = RunningHub.anonymous(hub);

        // When, Then
        runner.run(repeatOnError().until("i > 60").autoSleep(PAUSE).actions(
                http().client(outsider).send().get("/log/checkpoint"),
                http().client(outsider).receive().response(HttpStatus.OK)));
        runner.run(http().client(outsider).send().get("/log/tile/entries/../../../secrets/demo-password"));
        runner.run(http().client(outsider).receive().response(HttpStatus.NOT_FOUND));
    }
}
