package org.yijian.hub.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.yijian.hub.log.LogOverview;
import org.yijian.hub.log.MonitorResult;
import org.yijian.hub.log.WitnessState;
import org.yijian.security.error.Fault;

/** The log before its witnesses, the time, and the monitor. */
@Controller
public class MonitorPage {

    private final LogOverview.Source log;

    public MonitorPage(LogOverview.Source log) {
        this.log = log;
    }

    /**
     * A witness in words.
     *
     * @param name how the policy calls it
     * @param key its key
     * @param size what it cosigned last
     * @param cosignedAt when
     * @param failures attempts that failed since
     * @param failing whether it does not answer at present
     */
    public record WitnessLine(String name, String key, String size, String cosignedAt, String failures,
            boolean failing) {}

    /**
     * An alarm or a finding in words.
     *
     * @param code its code
     * @param text what is wrong
     * @param remedy what to do
     * @param since since when; empty for a finding
     */
    public record NoticeLine(String code, String text, String remedy, String since) {}

    @GetMapping("/monitor")
    String show(@RequestHeader(name = "HX-Request", required = false) @Nullable String refresh, Wording wording,
            Model model) {
        LogOverview now = log.now();
        MonitorResult run = now.monitor();
        model.addAttribute("name", now.name());
        model.addAttribute("published", wording.count(now.published()));
        model.addAttribute("publishedAt", wording.moment(now.publishedAt()));
        model.addAttribute("witnessed", wording.count(now.witnessed()));
        model.addAttribute("stamped", wording.count(now.stamped()));
        model.addAttribute("stampedAt", moment(now.stampedAt(), wording));
        model.addAttribute("waitingSince", now.waitingSince() == null ? null : moment(now.waitingSince(), wording));
        model.addAttribute("witnesses", now.witnesses().stream().map(state -> line(state, wording)).toList());
        model.addAttribute("alarms", now.alarms().stream()
                .map(alarm -> notice(alarm.fault(), wording.moment(alarm.since()), wording)).toList());
        model.addAttribute("ranAt", run == null ? null : wording.moment(run.at()));
        model.addAttribute("range", run == null ? "" : "#" + run.from() + "–#" + run.to());
        model.addAttribute("findings", run == null
                ? List.of()
                : run.faults().stream().map(fault -> notice(fault, "", wording)).toList());
        return refresh == null ? "monitor" : "monitor :: state";
    }

    private static WitnessLine line(WitnessState state, Wording wording) {
        return new WitnessLine(state.name(), state.key(), wording.count(state.size()),
                moment(state.cosignedAt(), wording), wording.count(state.failures()), state.failures() > 0);
    }

    private static NoticeLine notice(Fault fault, String since, Wording wording) {
        return new NoticeLine(fault.code().code(), fault.text(wording.locale()), fault.remedy(wording.locale()), since);
    }

    private static String moment(@Nullable Instant time, Wording wording) {
        return time == null ? wording.text("monitor.never") : wording.moment(time);
    }
}
