package org.yijian.hub.key;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.Evidence;
import org.yijian.records.ledger.personal.DataKeys;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.Rounds;
import org.yijian.security.trust.KeyRing;

/** Keys: the list, the desk, the alarm, and the work in the background. */
@Configuration(proxyBeanMethods = false)
public class KeyWiring {

    private static final Duration ALARM_EVERY = Duration.ofMinutes(10);
    private static final Duration WRAP_EVERY = Duration.ofSeconds(2);

    @Bean
    DataKeys dataKeys(LedgerDatabase ledger) {
        return ledger.personal().dataKeys();
    }

    @Bean
    KeyDirectory keyDirectory(KeyRing keys, DataKeys data, Federation federation) {
        return new KeyDirectory(keys, data::all, federation);
    }

    @Bean
    KeyDesk keyDesk(HubTables tables, KeyDirectory directory, Federation federation, DataKeys data, Evidence evidence,
            Clock clock) {
        return new KeyDesk(new KeyChangeRows(tables.client()), directory, new AgreedSteps(federation, data), evidence,
                clock);
    }

    @Bean(destroyMethod = "close")
    Rounds keyRounds(KeyDirectory directory, DataKeys data, Alarms alarms, Clock clock) {
        KeyAlarm alarm = new KeyAlarm(directory, alarms, clock);
        alarm.round();
        return new Rounds().every(ALARM_EVERY, "key-alarm", alarm::round).every(WRAP_EVERY, "data-keys", () -> {
            while (data.rewrapSome() > 0) {
                // one small transaction after the other
            }
        });
    }
}
