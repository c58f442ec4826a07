package org.yijian.hub.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.yijian.connectors.Connectors;
import org.yijian.hub.health.RouteStates;
import org.yijian.routes.traffic.RouteStatus;
import org.yijian.security.error.Fault;

/** All routes and how they fare. */
@Controller
public class RoutesPage {

    private final RouteStates routes;
    private final Connectors connectors;

    public RoutesPage(RouteStates routes, Connectors connectors) {
        this.routes = routes;
        this.connectors = connectors;
    }

    /**
     * One route in words.
     *
     * @param id its id
     * @param blueprint its blueprint
     * @param connector name of its connector
     * @param state wire name, for the colour
     * @param stateLabel in words
     * @param lastMessage in words
     * @param lastPoll in words
     * @param messages in words
     * @param duplicates in words
     * @param failures in words
     * @param anyFailure whether something failed
     * @param reasonCode why it fails; null if it does not
     * @param reason in words; null if it does not
     * @param remedy in words; null if it does not
     */
    public record Line(String id, String blueprint, String connector, String state, String stateLabel,
            String lastMessage, String lastPoll, String messages, String duplicates, String failures,
            boolean anyFailure, @Nullable String reasonCode, @Nullable String reason, @Nullable String remedy) {}

    @GetMapping("/routes")
    String show(@RequestHeader(name = "HX-Request", required = false) @Nullable String refresh, Wording wording,
            Model model) {
        List<Line> lines = routes.all().stream().map(status -> line(status, wording)).toList();
        model.addAttribute("lines", lines);
        return refresh == null ? "routes" : "routes :: table";
    }

    private Line line(RouteStatus status, Wording wording) {
        Fault fault = status.reason();
        String connector = connectors.named(status.connector())
                .map(known -> wording.chinese() ? known.chinese() : known.english()).orElse(status.connector());
        return new Line(status.id(), status.blueprint(), connector, status.state().wire(),
                wording.text("route.state." + status.state().wire()), moment(status.lastMessageAt(), wording),
                moment(status.lastPollAt(), wording), wording.count(status.messages()),
                wording.count(status.duplicates()), wording.count(status.failures()), status.failures() > 0,
                fault == null ? null : fault.code().code(), fault == null ? null : fault.text(wording.locale()),
                fault == null ? null : fault.remedy(wording.locale()));
    }

    private static String moment(java.time.@Nullable Instant time, Wording wording) {
        return time == null ? wording.text("route.never") : wording.moment(time);
    }
}
