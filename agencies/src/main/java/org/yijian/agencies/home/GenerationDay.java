package org.yijian.agencies.home;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day for which the district was generated: kept, so that a later start makes the same district again. */
public final class GenerationDay {

    private GenerationDay() {
    }

    public static LocalDate of(HomeFolder home, Clock clock) {
        Path file = home.agencyFolder(".").normalize().resolve("generated-on");
        HomeFolder.writeOnce(file, LocalDate.now(clock.withZone(ZoneOffset.ofHours(8))).toString());
        return LocalDate.parse(HomeFolder.read(file).strip());
    }
}
