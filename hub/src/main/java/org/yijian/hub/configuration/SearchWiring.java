package org.yijian.hub.configuration;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.search.RecordSearch;
import org.yijian.search.index.IndexFollower;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;

/** The index of this node, which follows the ledger. */
@Configuration(proxyBeanMethods = false)
public class SearchWiring {

    @Bean
    IndexSettings indexSettings() {
        return IndexSettings.standard();
    }

    @Bean
    RecordIndex recordIndex(Home home, IndexSettings settings) {
        return RecordIndex.open(home.folder("index"), settings);
    }

    @Bean
    IndexFollower indexFollower(RecordIndex index, ChangeFeed changes, IndexSettings settings, Clock clock) {
        return IndexFollower.start(index, changes, settings, clock);
    }

    @Bean
    RecordSearch recordSearch(RecordIndex index) {
        return new IndexSearch(index);
    }
}
