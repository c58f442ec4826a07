package org.yijian.hub.log;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the log stands before others.
 *
 * @param name the log's name
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
public record LogOverview(String name, long published, Instant publishedAt, long witnessed, long stamped,
        @Nullable Instant stampedAt, @Nullable Instant waitingSince, List<WitnessState> witnesses, List<Alarm> alarms,
        @Nullable MonitorResult monitor) {

    /** Where the overview comes from. */
    @FunctionalInterface
    public interface Source {
        /** As of now. */
        LogOverview now();
    }
}
