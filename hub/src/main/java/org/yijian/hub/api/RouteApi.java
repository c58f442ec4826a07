package org.yijian.hub.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.health.RouteStates;
import org.yijian.routes.traffic.RouteStatus;
import org.yijian.security.error.Fault;

/** {@code GET /api/v1/routes}. */
@RestController
@Tag(name = "routes", description = "路由 The routes and how they fare")
public class RouteApi {

    private final RouteStates routes;

    public RouteApi(RouteStates routes) {
        this.routes = routes;
    }

    /**
     * One route.
     *
     * @param id its id
     * @param blueprint how it fetches or takes messages
     * @param connector who reads them
     * @param source who sends them
     * @param state {@code running}, {@code stopped}, {@code failing} or {@code invalid}
     * @param reason why it fails; null if it does not
     * @param lastMessageAt when the last message came; null if none did since the start
     * @param lastPollAt when it last looked; null if it does not poll
     * @param messages messages since the start
     * @param duplicates messages that were known
     * @param failures failures since the start
     */
    public record Answer(String id, String blueprint, String connector, String source, String state,
            @Nullable Reason reason, @Nullable Instant lastMessageAt, @Nullable Instant lastPollAt, long messages,
            long duplicates, long failures) {

        static Answer of(RouteStatus status) {
            Fault fault = status.reason();
            Reason reason = fault == null
                    ? null
                    : new Reason(fault.code().code(), fault.text(Locale.CHINESE), fault.text(Locale.ENGLISH));
            return new Answer(status.id(), status.blueprint(), status.connector(), status.source(),
                    status.state().wire(), reason, status.lastMessageAt(), status.lastPollAt(), status.messages(),
                    status.duplicates(), status.failures());
        }
    }

    /**
     * Why a route fails.
     *
     * @param code stable code
     * @param chinese text in Chinese
     * @param english text in English
     */
    public record Reason(String code, String chinese, String english) {}

    @GetMapping("/api/v1/routes")
    @Operation(summary = "路由状态 All routes and their state")
    List<Answer> routes() {
        return routes.all().stream().map(Answer::of).toList();
    }
}
