package org.yijian.hub.configuration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.lookup.IndexAge;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.routes.acceptance.Pace;
import org.yijian.search.RecordSearch;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.search.candidate.IndexFacilitySearch;
import org.yijian.search.index.IndexGenerations;
import org.yijian.search.index.IndexHealth;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.overview.FacilityMap;
import org.yijian.search.overview.IndexFacilityMap;
import org.yijian.search.overview.IndexOverview;
import org.yijian.search.overview.RecordOverview;
import org.yijian.search.query.IndexSearch;
import org.yijian.search.relation.FacilityRelations;
import org.yijian.search.relation.IndexRelations;

/** The index of this node, which follows the ledger. */
@Configuration(proxyBeanMethods = false)
public class SearchWiring {

    private static final Duration NOTICED = Duration.ofSeconds(10);

    @Bean
    IndexSettings indexSettings() {
        return IndexSettings.standard();
    }

    @Bean(destroyMethod = "close")
    IndexGenerations searchIndex(Home home, ChangeFeed changes, IndexSettings settings, Clock clock) {
        return IndexGenerations.start(home.folder("index"), changes, settings, clock);
    }

    /** What was accepted is to be found within a second, so bulk waits when the index is late. */
    @Bean
    Pace pace(IndexGenerations index) {
        return index::lag;
    }

    @Bean
    RecordOverview recordOverview(SearchableIndex index) {
        return new IndexOverview(index);
    }

    @Bean
    FacilityMap facilityMap(SearchableIndex index) {
        return new IndexFacilityMap(index);
    }

    @Bean
    FacilityRelations facilityRelations(SearchableIndex index) {
        return new IndexRelations(index);
    }

    /** Late is what somebody would notice; while it follows, the age of the oldest record not found yet counts. */
    @Bean
    IndexAge indexAge(IndexGenerations index, Clock clock) {
        return () -> {
            IndexHealth health = index.health();
            Instant since = health.errorSince();
            Duration late = since == null ? health.lag() : Duration.between(since, clock.instant());
            return late.compareTo(NOTICED) > 0 || !health.up() ? Optional.of(late) : Optional.empty();
        };
    }

    @Bean
    RecordSearch recordSearch(SearchableIndex index) {
        return new IndexSearch(index);
    }

    @Bean
    FacilitySearch facilitySearch(SearchableIndex index) {
        return new IndexFacilitySearch(index);
    }
}
