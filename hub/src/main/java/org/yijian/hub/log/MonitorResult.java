package org.yijian.hub.log;

import java.time.Instant;
import java.util.List;

import org.yijian.security.error.Fault;

/**
 * What a run of the monitor found.
 *
 * @param at when it ended
 * @param from where in the log it began; what is before was found sound earlier
 * @param to up to where it read
 * @param faults what is wrong; empty if all is well
 */
public record MonitorResult(Instant at, long from, long to, List<Fault> faults) {

    public MonitorResult {
        faults = List.copyOf(faults);
    }
}
