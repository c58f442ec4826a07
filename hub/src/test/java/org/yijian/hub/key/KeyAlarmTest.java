package org.yijian.hub.key;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.HubError;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.log.Alarm;
import org.yijian.hub.log.Alarms;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

class KeyAlarmTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFE = Duration.ofDays(730);

    @TempDir
    private Path home;

    @Test
    void itIsToldThirtySevenAndOneDaysBeforeAKeyExpiresAndNoMoreOnceItIsReplaced() {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), at(MADE));
        // When, Then
        assertThat(alarms(keys, LIFE.minusDays(31))).isEmpty();
        assertThat(alarms(keys, LIFE.minusDays(29))).extracting(alarm -> alarm.fault().code())
                .hasSize(KeyPurpose.values().length).containsOnly(HubError.KEY_EXPIRES);
        assertThat(alarms(keys, LIFE.plusDays(1))).extracting(alarm -> alarm.fault().code())
                .containsOnly(HubError.KEY_EXPIRED);
        // And
        Instant soon = MADE.plus(LIFE).minus(Duration.ofDays(5));
        keys.announce(KeyPurpose.LOG, at(soon));
        keys.activate(KeyPurpose.LOG, at(soon));
        assertThat(alarms(keys, LIFE.minusDays(5))).extracting(Alarm::name).contains("key-message")
                .doesNotContain("key-log");
    }

    @Test
    void anAlarmIsRaisedAnewAtEachStep() {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), at(MADE));
        MovingClock clock = new MovingClock(MADE.plus(LIFE).minus(Duration.ofDays(20)));
        Alarms alarms = new Alarms(clock);
        KeyAlarm alarm = new KeyAlarm(new KeyDirectory(keys, List::of, Federation.off()), alarms, clock);
        alarm.round();
        Instant first = alarms.all().getFirst().since();
        // When
        clock.now = clock.now.plus(Duration.ofDays(2));
        alarm.round();
        Instant same = alarms.all().getFirst().since();
        clock.now = clock.now.plus(Duration.ofDays(13));
        alarm.round();
        // Then
        assertThat(same).isEqualTo(first);
        assertThat(alarms.all().getFirst().since()).isEqualTo(clock.now);
    }

    private static List<Alarm> alarms(KeyRing keys, Duration age) {
        Clock clock = at(MADE.plus(age));
        Alarms alarms = new Alarms(clock);
        new KeyAlarm(new KeyDirectory(keys, List::of, Federation.off()), alarms, clock).round();
        return alarms.all();
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static final class MovingClock extends Clock {

        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
