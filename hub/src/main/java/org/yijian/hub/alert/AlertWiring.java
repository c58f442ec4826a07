package org.yijian.hub.alert;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.routes.transport.PollerLease;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.watch.IndexedMatches;

/** Alerts: what raises them, what looks a second time, and who reads them. */
@Configuration(proxyBeanMethods = false)
public class AlertWiring {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration STOPPED = Duration.ofSeconds(30);
    private static final String LEASE = "alerts";

    @Bean
    Inbox inbox(HubTables tables, DataSource database, LedgerReader reader, Evidence evidence, KeyedHash hash,
            Clock clock) {
        return new Inbox(new Transactions(database), reader, evidence, hash, clock);
    }

    @Bean(destroyMethod = "close")
    AlertFollower alertFollower(DataSource database, ChangeFeed feed, SavedSearches searches, Accounts accounts,
            Clock clock) {
        return new AlertFollower(feed, new WaitingSearches(searches, accounts, clock), new Transactions(database),
                clock);
    }

    @Bean(destroyMethod = "close")
    AlertSweep alertSweep(DataSource database, ChangeFeed feed, SavedSearches searches, Accounts accounts,
            SearchableIndex index, Clock clock) {
        return new AlertSweep(feed, new WaitingSearches(searches, accounts, clock), new IndexedMatches(index),
                new Transactions(database), clock);
    }

    @Bean
    StoppedSearches stoppedSearches(SavedSearches searches, Alarms alarms) {
        return new StoppedSearches(searches, alarms);
    }

    /** One node matches; another would find the same and write nothing of it. */
    @Bean(destroyMethod = "close")
    Rounds alertRounds(AlertFollower follower, AlertSweep sweep, StoppedSearches stopped, PollerLease lease,
            Clock clock) {
        Night night = new Night(clock);
        return new Rounds().every(EVERY, "alerts", () -> {
            if (lease.holds(LEASE)) {
                follower.follow();
            }
        }).every(Duration.ofMinutes(1), "alert-sweep", () -> {
            if (night.over() && lease.holds(LEASE)) {
                sweep.sweep();
                night.done();
            }
        }).every(STOPPED, "alerts-stopped", stopped::check);
    }
}
