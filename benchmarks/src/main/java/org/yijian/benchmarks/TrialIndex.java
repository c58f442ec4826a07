package org.yijian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/** An index of the search room filled with given bodies, asked as a person of one district would. */
final class TrialIndex implements AutoCloseable {

    private static final int PART = 500;
    private static final AccessScope SCOPE = new AccessScope("benchmark", false, Set.of("civil-affairs"), Set.of("50"),
            Sensitivity.INTERNAL);

    private final Path folder;
    private final RecordIndex index;
    private final IndexSearch search;
    private final List<StoredRecord> waiting = new ArrayList<>();
    private int parts;

    TrialIndex() throws IOException {
        folder = Files.createTempDirectory("yijian-trial-index");
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexSearch(index);
    }

    /** Adds a record whose id is made of the number. */
    void add(long number, Body body) throws InterruptedException {
        CanonicalRecord record = new CanonicalRecord("generated", "G-" + number,
                new FacilityReference(null, "F-" + number, null, null, null, null), "500106001",
                Department.CIVIL_AFFAIRS, OffsetDateTime.of(2026, 3, 1, 0, 0, 0, 0, ZoneOffset.ofHours(8)),
                Sensitivity.INTERNAL, "1.0", body);
        waiting.add(new StoredRecord(new UUID(0, number), 1, new UUID(1, number), new UUID(0, 0), 0, parts + 1L,
                Instant.EPOCH, "", record));
        if (waiting.size() == PART) {
            apply();
        }
    }

    private void apply() throws InterruptedException {
        parts++;
        index.apply(List.of(new Change(new Change.Position(parts, parts), waiting)));
        waiting.clear();
    }

    void ready() throws InterruptedException {
        if (!waiting.isEmpty()) {
            apply();
        }
        index.refresh();
    }

    SearchResult ask(String text) {
        return search.search(new SearchQuery(text, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.RELEVANCE, 1, 10, false), SCOPE);
    }

    /** Numbers of the records found. */
    static List<Long> numbers(SearchResult result) {
        return result.hits().stream().map(hit -> UUID.fromString(hit.id()).getLeastSignificantBits()).toList();
    }

    @Override
    public void close() throws IOException {
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
