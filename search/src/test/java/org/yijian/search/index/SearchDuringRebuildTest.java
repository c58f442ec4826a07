package org.yijian.search.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.IndexFacilitySearch;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.change;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.record;

/**
 * People search on while the index is built anew behind them, records arrive, and the new index takes the old one's place:
 * nothing fails, no answer is empty or half, and what was found once is found again.
 */
@Timeout(90)
class SearchDuringRebuildTest extends GenerationsOfAFeed {

    private static final int RECORDS = 2_000;
    private static final int TOGETHER = 100;
    private static final int REBUILDS = 3;
    private static final AccessScope FIRE = new AccessScope("fire", false, Set.of("fire-rescue", "civil-affairs"),
            Set.of("500106"), Sensitivity.INTERNAL);

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong answers = new AtomicLong();

    /** Somebody who looks for the same again and again. */
    private final class Searcher {

        private final IndexSearch search;
        private final IndexFacilitySearch facilities;
        private final AccessScope scope;
        private long counted;
        private long exported;

        Searcher(IndexGenerations index, AccessScope scope) {
            this.search = new IndexSearch(index);
            this.facilities = new IndexFacilitySearch(index);
            this.scope = scope;
        }

        Void searchOn() {
            while (!over.get()) {
                SearchQuery query = new Asking("").sort(SearchQuery.Sort.DATE).query();
                SearchResult result = search.search(query, scope);
                assertThat(result.total()).as("the total goes back").isGreaterThanOrEqualTo(counted);
                counted = result.total();
                assertThat(result.hits()).as("a half page").hasSize(20);
                for (String facet : List.of("kind", "department", "region", "year")) {
                    assertThat(result.facets().getOrDefault(facet, List.of()).stream()
                            .mapToLong(SearchResult.FacetCount::count).sum())
                            .as("half a facet: " + facet).isEqualTo(counted);
                }
                export(query);
                assertThat(search.suggest("康乐养老", scope, 5)).as("suggestions").isNotEmpty();
                assertThat(facilities.candidates(FacilityQuestion.of("康了养老院"), scope, 5)).as("candidates")
                        .isNotEmpty();
                answers.incrementAndGet();
            }
            return null;
        }

        private void export(SearchQuery query) {
            Set<String> all = new HashSet<>();
            search.each(query, scope, Integer.MAX_VALUE, hit -> assertThat(all.add(hit.id())).as("twice").isTrue());
            assertThat((long) all.size()).as("the export goes back")
                    .isGreaterThanOrEqualTo(Math.max(exported, counted));
            exported = all.size();
        }
    }

    private void append(int number, List<CanonicalRecord> records) {
        feed.append(change(number, records.toArray(CanonicalRecord[]::new)));
    }

    @Test
    void searchGoesOnWhileTheIndexIsBuiltAnewAndSwitched() throws InterruptedException, ExecutionException {
        // Given
        List<CanonicalRecord> records = new ArrayList<>(TestRecords.various(RECORDS, 11));
        records.addFirst(record("name", Department.CIVIL_AFFAIRS, "500106001", Sensitivity.PUBLIC,
                LocalDate.of(2026, 1, 1), facility("康乐养老院", "某街道1号")));
        int half = RECORDS / 2;
        append(1, records.subList(0, half));
        int number = 1;
        try (IndexGenerations index = start(); ExecutorService people = Executors.newFixedThreadPool(3)) {
            await(() -> new IndexSearch(index).search(TestRecords.query(""), ALL).total() == half);
            // When
            List<Future<Void>> searching = List.of(people.submit(new Searcher(index, ALL)::searchOn),
                    people.submit(new Searcher(index, FIRE)::searchOn),
                    people.submit(new Searcher(index, ALL)::searchOn));
            try {
                for (int rebuild = 0; rebuild < REBUILDS; rebuild++) {
                    long before = answers.get();
                    index.rebuild();
                    for (int part = 0; part < 3; part++) {
                        int from = half + (rebuild * 3 + part) * TOGETHER;
                        append(++number, records.subList(from, from + TOGETHER));
                    }
                    awaitRebuilt(index);
                    await(() -> answers.get() > before + 3 || searching.stream().anyMatch(Future::isDone));
                }
            } finally {
                over.set(true);
            }
            // Then
            for (Future<Void> each : searching) {
                each.get();
            }
            assertThat(index.status().generation()).isEqualTo(REBUILDS + 1);
            assertThat(answers.get()).isGreaterThan(REBUILDS * 3L);
        }
    }
}
