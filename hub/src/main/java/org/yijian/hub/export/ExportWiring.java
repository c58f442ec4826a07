package org.yijian.hub.export;

import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.log.LogProperties;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.search.RecordSearch;

/** Exports of searches. */
@Configuration(proxyBeanMethods = false)
public class ExportWiring {

    /** @param tables proof that the hub's tables are there */
    @Bean
    ExportDesk exportDesk(RecordSearch search, HubTables tables, DataSource database, ExportProperties properties,
            Evidence evidence, KeyedHash hash, Clock clock) {
        return new ExportDesk(search, new ExportRows(new Transactions(database)), properties, evidence, hash, clock);
    }

    @Bean
    ExportWriter exportWriter(ExportDesk desk, LedgerReader ledger, LogIndexes indexes, LogProperties log) {
        return new ExportWriter(desk::each, ledger, indexes, new Watermark(indexes, log.name()));
    }
}
