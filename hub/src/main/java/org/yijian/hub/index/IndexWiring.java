package org.yijian.hub.index;

import java.time.Clock;

import javax.sql.DataSource;

import com.hazelcast.core.HazelcastInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.health.IndexRepair;
import org.yijian.hub.lookup.Evidence;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.search.index.IndexGenerations;

/** The index under the eyes of administrators. */
@Configuration(proxyBeanMethods = false)
public class IndexWiring {

    @Bean
    Nodes nodes(HazelcastInstance hazelcast) {
        return new ClusterNodes(hazelcast);
    }

    /** @param tables proof that the hub's tables are there */
    @Bean(initMethod = "start", destroyMethod = "close")
    IndexComparisons indexComparisons(IndexGenerations index, IndexRepair repair, Nodes nodes, HubTables tables,
            DataSource database, Clock clock) {
        return new IndexComparisons(index, repair, nodes, new Transactions(database), clock);
    }

    @Bean
    IndexDesk indexDesk(IndexGenerations index, ChangeFeed changes, IndexComparisons comparisons, Nodes nodes,
            Evidence evidence,
            Clock clock) {
        return new IndexDesk(index, changes, comparisons, nodes, evidence, clock);
    }
}
