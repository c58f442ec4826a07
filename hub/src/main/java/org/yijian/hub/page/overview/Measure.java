package org.yijian.hub.page.overview;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.security.error.FaultException;

/** What the map shows. */
public enum Measure {
    /** Findings that wait to be rectified. */
    OPEN,
    /** Complaints of the period. */
    COMPLAINTS,
    /** Facilities that are open. */
    FACILITIES,
    /** Their beds. */
    BEDS;

    /** The name in addresses and of the text. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Measure of(@Nullable String wire) {
        return wire == null || wire.isBlank()
                ? OPEN
                : Arrays.stream(values()).filter(measure -> measure.wire().equals(wire)).findFirst()
                        .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "show", wire));
    }
}
