package org.yijian.security.proof;

import java.util.List;

import org.yijian.security.error.Fault;

/**
 * What came of reading a whole log.
 *
 * @param size how many leaves the checkpoint speaks of; 0 if there is no readable one
 * @param faults what is wrong, each with the file it was found in; empty means that all is as it must be
 */
public record LogReport(long size, List<Fault> faults) {

    public LogReport {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }
}
