package org.yijian.search.watch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;

import static org.assertj.core.api.Assertions.assertThat;

class SearchMatcherTest {

    private static final List<SearchQuery> SEARCHES = List.of(TestRecords.query("消防"), TestRecords.query("消防通道"),
            TestRecords.query("\"留样不足\""), TestRecords.query("燃气 OR 厨房"), TestRecords.query("消防 -堵塞"),
            TestRecords.query("kind:complaint"), TestRecords.query("部门:民政 AND 燃气"), TestRecords.query("name:养老院1*"),
            TestRecords.query("number:F-08*"), TestRecords.query("日期:2025-01..2026-03"),
            TestRecords.query("exit doors"),
            TestRecords.query("door closer"), new Asking("").kinds("finding").severities("major").query(),
            new Asking("").kinds("finding", "complaint").regions("500106").query(),
            new Asking("护理员").departments("civil-affairs", "health").query(),
            new Asking("").between(LocalDate.of(2026, 1, 1), null).query(),
            new Asking("").facility(TestRecords.id("facility").toString()).query(), TestRecords.query("NOT 消防"),
            TestRecords.query("state:open"), new Asking("").regions("=500107").query(),
            TestRecords.query("养老院1*"), TestRecords.query("绝无此词"), TestRecords.query("，。"));

    private final List<SearchFailure> failures = new ArrayList<>();
    private final SearchMatcher matcher = new SearchMatcher(failures::add);

    @AfterEach
    void close() {
        matcher.close();
    }

    @Test
    void arrivingRecordsAreMatchedExactlyAsTheIndexFindsThem(@TempDir Path folder) throws InterruptedException {
        // Given
        Map<Long, SearchQuery> searches = numbered(SEARCHES);
        matcher.put(searches);
        List<CanonicalRecord> records = TestRecords.various(1_300, 11);
        Change change = TestRecords.change(1, records.toArray(CanonicalRecord[]::new));
        List<UUID> ids = change.records().stream().map(StoredRecord::id).toList();
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            index.apply(List.of(change));
            IndexedMatches indexed = new IndexedMatches(index);
            // When
            List<SearchMatch> matched = matcher.match(change.records());
            // Then
            assertThat(indexed.holds(change.position())).isTrue();
            List<SearchMatch> found = new ArrayList<>();
            searches.forEach((id, search) -> found.addAll(indexed.of(id, search, ids)));
            assertThat(matched).containsExactlyInAnyOrderElementsOf(found).hasSizeGreaterThan(1_000);
            assertThat(matched.stream().map(SearchMatch::search).distinct())
                    .as("nearly every search finds something").hasSizeGreaterThan(SEARCHES.size() - 7);
        }
    }

    @Test
    void eachRevisionThatFitsIsAMatch() {
        // Given
        matcher.put(Map.of(7L, TestRecords.query("灭火器")));
        CanonicalRecord before = TestRecords.record("F-1", TestRecords.finding("护理员未持证上岗", Severity.MINOR));
        CanonicalRecord after = TestRecords.record("F-1", TestRecords.finding("灭火器过期", Severity.MINOR));
        // When
        List<SearchMatch> matches = matcher.match(List.of(TestRecords.stored(before, 1, "facility", 1),
                TestRecords.stored(after, 2, "facility", 2), TestRecords.stored(after, 3, "facility", 3)));
        // Then
        assertThat(matches).containsExactlyInAnyOrder(new SearchMatch(7, TestRecords.id("F-1"), 2),
                new SearchMatch(7, TestRecords.id("F-1"), 3));
    }

    @Test
    void aSearchThatIsTakenAwayOrChangedWaitsNoMoreAsItWas() {
        // Given
        StoredRecord record = TestRecords.stored(
                TestRecords.record("F-1", TestRecords.finding("灭火器过期", Severity.MINOR)), 1, "facility", 1);
        matcher.put(Map.of(1L, TestRecords.query("灭火器"), 2L, TestRecords.query("灭火器")));
        // When
        matcher.remove(List.of(1L));
        matcher.put(Map.of(2L, TestRecords.query("燃气")));
        // Then
        assertThat(matcher.match(List.of(record))).isEmpty();
        assertThat(matcher.waiting()).isEqualTo(1);
    }

    @Test
    void aSearchForWhatIsLikeAnotherRecordDoesNotWait() {
        // When
        matcher.put(Map.of(1L, TestRecords.query("like:" + TestRecords.id("F-1"))));
        // Then
        assertThat(matcher.waiting()).isZero();
    }

    @Test
    void aSearchThatFailsIsTakenOutAndTheOthersGoOn() {
        // Given
        StoredRecord record = TestRecords.stored(
                TestRecords.record("F-1", TestRecords.finding("灭火器过期", Severity.MINOR)), 1, "facility", 1);
        SearchQuery tooLong = TestRecords.query("灭".repeat(5_000));
        // When
        matcher.put(Map.of(1L, TestRecords.query("灭火器"), 2L, tooLong, 3L, TestRecords.query("过期")));
        matcher.register(List.of(SearchMatcher.waiting(4, new Poison(true)),
                SearchMatcher.waiting(5, new TermQuery(new Term("text", "灭火")))));
        matcher.register(List.of(SearchMatcher.waiting(6, new Poison(false))));
        // Then
        assertThat(matcher.match(List.of(record))).extracting(SearchMatch::search).containsExactlyInAnyOrder(1L, 3L,
                5L);
        assertThat(failures).extracting(SearchFailure::search).containsExactly(2L, 4L, 6L);
        assertThat(matcher.waiting()).isEqualTo(3);
        assertThat(matcher.match(List.of(record))).as("and fails once").hasSize(3);
        assertThat(failures).hasSize(3);
    }

    /** Fails when it is to wait, or only when records come. */
    private static final class Poison extends Query {

        private final boolean early;

        Poison(boolean early) {
            this.early = early;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
            throw new IllegalStateException("poison");
        }

        @Override
        public void visit(QueryVisitor visitor) {
            if (early) {
                throw new IllegalStateException("poison");
            }
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "poison";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private static Map<Long, SearchQuery> numbered(List<SearchQuery> searches) {
        Map<Long, SearchQuery> numbered = new HashMap<>();
        searches.forEach(search -> numbered.put((long) numbered.size() + 1, search));
        return numbered;
    }
}
