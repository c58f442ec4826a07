package org.yijian.hub.api;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.log.Alarm;
import org.yijian.hub.log.LogOverview;
import org.yijian.hub.log.MonitorResult;
import org.yijian.hub.log.WitnessState;
import org.yijian.security.error.Fault;

/** {@code GET /api/v1/monitor}. */
@RestController
@Tag(name = "monitor", description = "存证监测 The log before witnesses, time and monitor")
public class MonitorApi {

    private final LogOverview.Source log;

    public MonitorApi(LogOverview.Source log) {
        this.log = log;
    }

    /**
     * How the log stands.
     *
     * @param log the log's name
     * @param published leaves that the newest checkpoint covers
     * @param publishedAt when it was published
     * @param witnessed leaves that enough witnesses have cosigned
     * @param stamped leaves that a time-stamp covers
     * @param stampedAt the time stamped; null if there is no time-stamp yet
     * @param waitingSince since when leaves wait for a time-stamp; null if none does
     * @param witnesses how each witness fares
     * @param alarms what a person should look at
     * @param monitor what the monitor found last; null before its first run
     */
    public record Answer(String log, long published, Instant publishedAt, long witnessed, long stamped,
            @Nullable Instant stampedAt, @Nullable Instant waitingSince, List<WitnessState> witnesses,
            List<Notice> alarms, @Nullable Run monitor) {}

    /**
     * An alarm or a finding.
     *
     * @param name what it is about; empty for a finding
     * @param code stable code
     * @param chinese in Chinese
     * @param english in English
     * @param since since when; null for a finding
     */
    public record Notice(String name, String code, String chinese, String english, @Nullable Instant since) {

        static Notice of(String name, Fault fault, @Nullable Instant since) {
            return new Notice(name, fault.code().code(), fault.text(java.util.Locale.CHINESE),
                    fault.text(java.util.Locale.ENGLISH), since);
        }
    }

    /**
     * A run of the monitor.
     *
     * @param at when it ended
     * @param from where in the log it began
     * @param to up to where it read
     * @param findings what is wrong; empty if all is well
     */
    public record Run(Instant at, long from, long to, List<Notice> findings) {

        static Run of(MonitorResult result) {
            return new Run(result.at(), result.from(), result.to(),
                    result.faults().stream().map(fault -> Notice.of("", fault, null)).toList());
        }
    }

    @GetMapping("/api/v1/monitor")
    @Operation(summary = "存证监测 The log before witnesses, time and monitor")
    Answer monitor() {
        LogOverview now = log.now();
        List<Notice> alarms = now.alarms().stream().map(MonitorApi::notice).toList();
        MonitorResult run = now.monitor();
        return new Answer(now.name(), now.published(), now.publishedAt(), now.witnessed(), now.stamped(),
                now.stampedAt(), now.waitingSince(), now.witnesses(), alarms, run == null ? null : Run.of(run));
    }

    private static Notice notice(Alarm alarm) {
        return Notice.of(alarm.name(), alarm.fault(), alarm.since());
    }
}
