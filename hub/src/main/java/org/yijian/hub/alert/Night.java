package org.yijian.hub.alert;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import org.yijian.hub.page.Wording;

/** Tells once a night that it is time for what is done at night. */
final class Night {

    private static final LocalTime HOUR = LocalTime.of(3, 50);

    private final Clock clock;
    private LocalDate done;

    Night(Clock clock) {
        this.clock = clock;
        this.done = today(HOUR);
    }

    /** Whether the hour of this night has come and nothing was done yet. */
    boolean over() {
        return today(HOUR).isAfter(done);
    }

    void done() {
        done = today(HOUR);
    }

    /** The last day on which it was at least this late. */
    private LocalDate today(LocalTime hour) {
        ZonedDateTime now = clock.instant().atZone(Wording.ZONE);
        return now.toLocalTime().isBefore(hour) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }
}
