package org.yijian.agencies;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.Place;

/**
 * How the agencies are to be started.
 *
 * @param home home folder of the hub
 * @param hub address of the hub, or null for no webhooks
 * @param mqtt host and port of the hub's MQTT acceptor, or null for no alarms
 * @param basePort first port to try, 0 for any
 * @param place which district is generated
 * @param seed of the generated district
 * @param alarmEvery time between two alarms
 * @param complaintEvery time between two new complaints, zero for none
 */
public record AgencySettings(Path home, @Nullable URI hub, @Nullable String mqtt, int basePort, Place place, long seed,
        Duration alarmEvery, Duration complaintEvery) {

    /** Agencies for a test: any ports, nothing sent by themselves. */
    public static AgencySettings quiet(Path home) {
        return new AgencySettings(home, null, null, 0, Place.SHAPINGBA, 500_106, Duration.ofSeconds(5), Duration.ZERO);
    }
}
