package org.yijian.hub.saved;

import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.records.ledger.database.Transactions;

/** Saved searches. */
@Configuration(proxyBeanMethods = false)
public class SavedWiring {

    /** @param tables proof that the hub's tables are there */
    @Bean
    SavedSearches savedSearches(HubTables tables, DataSource database, Evidence evidence, KeyedHash hash,
            Clock clock) {
        return new SavedSearches(new Transactions(database), evidence, hash, clock);
    }
}
