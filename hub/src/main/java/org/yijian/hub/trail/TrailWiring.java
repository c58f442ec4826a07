package org.yijian.hub.trail;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.LastVisits;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;

/** The trail, which follows the log in small steps so that nobody waits for it. */
@Configuration(proxyBeanMethods = false)
public class TrailWiring {

    private static final Duration EVERY = Duration.ofSeconds(10);

    /** @param tables proof that the hub's tables are there */
    @Bean
    AccessTrail accessTrail(HubTables tables, DataSource database, LedgerReader reader, PersonalReading personal,
            Evidence evidence, KeyedHash hash, Clock clock) {
        return new AccessTrail(new Transactions(database), reader, personal, evidence, hash, clock);
    }

    /** @param tables proof that the hub's tables are there */
    @Bean
    LastVisits lastVisits(HubTables tables, DataSource database, Clock clock) {
        return new LoggedVisits(new Transactions(database), clock);
    }

    @Bean(destroyMethod = "close")
    Rounds trailRounds(AccessTrail trail) {
        return new Rounds().every(EVERY, "access-trail", trail::follow);
    }
}
