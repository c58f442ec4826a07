package org.yijian.search.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.RegionPaths;
import org.yijian.search.document.StoredHit;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/**
 * Names of facilities by id, for records that only refer to their facility. Kept in memory (some hundred bytes a
 * facility) because looking ten names up in the index would cost more than the search. A name is told only to those who
 * may see a record that gives it.
 */
public final class FacilityNames {

    private final Map<UUID, Entry> byRecord = new ConcurrentHashMap<>();
    private final Map<UUID, List<Entry>> byFacility = new ConcurrentHashMap<>();

    private record Entry(UUID recordId, UUID facilityId, String name, Department department, Set<String> regionPath,
            Sensitivity sensitivity) {

        boolean visible(AccessScope scope) {
            return scope.permits(department.wire(), regionPath, sensitivity);
        }
    }

    void clear() {
        byRecord.clear();
        byFacility.clear();
    }

    /** Reads the names of all facility records in the index. */
    void load(IndexSearcher searcher) throws IOException {
        Weight weight = searcher.createWeight(
                new ConstantScoreQuery(new TermQuery(new Term(RecordFields.KIND, Kind.FACILITY.wire()))),
                ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                load(segment, scorer.iterator());
            }
        }
    }

    private void load(LeafReaderContext segment, DocIdSetIterator facilities) throws IOException {
        BinaryDocValues hits = segment.reader().getBinaryDocValues(RecordFields.HIT);
        var live = segment.reader().getLiveDocs();
        for (int doc = facilities.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = facilities.nextDoc()) {
            if ((live == null || live.get(doc)) && hits.advanceExact(doc)) {
                put(StoredHit.decode(hits.binaryValue()));
            }
        }
    }

    /**
     * Remembers what a facility record says; called for every facility record indexed; safe for several
     * threads as long as they put different records.
     */
    void put(StoredHit hit) {
        String name = hit.facilityName();
        if (hit.kind() != Kind.FACILITY || name == null) {
            return;
        }
        Entry entry = new Entry(hit.id(), hit.facilityId(), name, hit.department(),
                new HashSet<>(RegionPaths.of(hit.region())), hit.sensitivity());
        Entry former = byRecord.put(hit.id(), entry);
        if (former != null) {
            byFacility.computeIfPresent(former.facilityId(), (id, entries) -> without(entries, former));
        }
        byFacility.merge(entry.facilityId(), List.of(entry), FacilityNames::joined);
    }

    private static @org.jspecify.annotations.Nullable List<Entry> without(List<Entry> entries, Entry former) {
        List<Entry> others = entries.stream().filter(entry -> !entry.equals(former)).toList();
        return others.isEmpty() ? null : others;
    }

    /** The department's order decides which name is shown where several departments report the facility. */
    private static List<Entry> joined(List<Entry> entries, List<Entry> added) {
        return java.util.stream.Stream.concat(entries.stream(), added.stream())
                .sorted(Comparator.comparing(Entry::department).thenComparing(Entry::recordId)).toList();
    }

    /** The name of the facility, if the scope may see a record that gives it. */
    public Optional<String> name(UUID facilityId, AccessScope scope) {
        for (Entry entry : byFacility.getOrDefault(facilityId, List.of())) {
            if (entry.visible(scope)) {
                return Optional.of(entry.name());
            }
        }
        return Optional.empty();
    }
}
