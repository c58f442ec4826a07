package org.yijian.agencies.firerescue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Progress;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An endless sequence of alarms, numbered; the number goes on after a restart. */
final class Alarms {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final List<String> TYPES = List.of("smoke", "smoke", "smoke", "heat", "manual", "gas",
            "water-pressure");
    private static final List<String> LEVELS = List.of("alarm", "alarm", "alarm", "alarm", "fault", "fault", "fire");
    private static final List<String> LOCATIONS = List.of("二层配电间", "一层厨房", "三层走道东端", "四层301室", "公共活动室", "消防水泵房",
            "地下一层库房", "五层护士站");

    private final List<Facility> facilities;
    private final long seed;
    private final Clock clock;
    private final Progress progress;

    Alarms(HomeFolder home, District district, long seed, Clock clock) {
        this.facilities = district.facilities().stream().filter(facility -> facility.beds() > 0).toList();
        this.seed = seed;
        this.clock = clock;
        this.progress = new Progress(home, FireRescue.NAME, "alarms-sent");
    }

    /** The next alarm as JSON; the same one until it is {@link #sent()}. */
    byte[] next() {
        long number = progress.value() + 1;
        Random random = new Random(seed + number * 7919);
        Facility facility = facilities.get(random.nextInt(facilities.size()));
        Map<String, Object> alarm = new LinkedHashMap<>();
        alarm.put("alarmId", "YG%s-%08d".formatted(District.REGION, number));
        alarm.put("deviceId", "YG-%s-%04d-%02d".formatted(District.REGION, facility.number(), 1 + random.nextInt(12)));
        alarm.put("creditCode", facility.creditCode());
        alarm.put("facilityName", facility.name());
        alarm.put("regionCode", facility.street().code());
        alarm.put("type", TYPES.get(random.nextInt(TYPES.size())));
        alarm.put("level", LEVELS.get(random.nextInt(LEVELS.size())));
        alarm.put("location", LOCATIONS.get(random.nextInt(LOCATIONS.size())));
        alarm.put("time", OffsetDateTime.now(clock.withZone(ZoneOffset.ofHours(8))).truncatedTo(ChronoUnit.SECONDS)
                .toString());
        return JSON.writeValueAsBytes(alarm);
    }

    void sent() {
        progress.reached(progress.value() + 1);
    }
}
