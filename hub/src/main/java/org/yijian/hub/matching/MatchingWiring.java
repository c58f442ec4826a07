package org.yijian.hub.matching;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.search.candidate.FacilitySearch;

/** Lists that are matched in the background. */
@Configuration(proxyBeanMethods = false)
public class MatchingWiring {

    private static final Duration EVERY = Duration.ofMillis(500);

    /** @param tables proof that the hub's tables are there */
    @Bean
    MatchingRows matchingRows(HubTables tables, DataSource database, Clock clock) {
        return new MatchingRows(new Transactions(database), clock);
    }

    @Bean
    MatchingDesk matchingDesk(MatchingRows rows, FacilitySearch search, LedgerReader ledger, Evidence evidence,
            KeyedHash hash, Clock clock) {
        return new MatchingDesk(rows, search, ledger, evidence, hash, clock);
    }

    @Bean(destroyMethod = "close")
    Rounds matchingRounds(MatchingRows rows, FacilitySearch search, Accounts accounts) {
        return new Rounds().every(EVERY, "matching", new MatchingWork(rows, search, accounts)::round);
    }
}
