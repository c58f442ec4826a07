package org.yijian.search.relation;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.yijian.records.Kind;
import org.yijian.search.document.RecordFields;
import org.yijian.search.index.SearchableIndex;
import org.yijian.security.access.AccessScope;

/** Finds related facilities in the index of this node. */
public final class IndexRelations implements FacilityRelations {

    private final SearchableIndex index;

    public IndexRelations(SearchableIndex index) {
        this.index = index;
    }

    @Override
    public List<RelatedFacility> of(UUID facility, AccessScope scope, int most) {
        return index.read(scope, (searcher, names) -> related(facility, searcher, most));
    }

    private static List<RelatedFacility> related(UUID facility, IndexSearcher searcher, int most) throws IOException {
        Query own = new TermQuery(new Term(RecordFields.FACILITY, RecordFields.bytes(facility)));
        Set<String> wanted = RelationTally.of(searcher, facilities(new BooleanQuery.Builder().add(own, Occur.FILTER)))
                .values().stream().flatMap(found -> found.terms().stream()).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return List.of();
        }
        Query same = new TermInSetQuery(RecordFields.RELATION, wanted.stream().map(BytesRef::new).toList());
        return RelationTally
                .of(searcher,
                        facilities(new BooleanQuery.Builder().add(same, Occur.FILTER).add(own, Occur.MUST_NOT)))
                .entrySet().stream().map(found -> found.getValue().related(found.getKey(), wanted))
                .sorted(Comparator.comparingInt((RelatedFacility related) -> -related.reasons().size())
                        .thenComparing(RelatedFacility::name).thenComparing(RelatedFacility::id))
                .limit(most).toList();
    }

    private static Query facilities(BooleanQuery.Builder query) {
        return query.add(new TermQuery(new Term(RecordFields.KIND, Kind.FACILITY.wire())), Occur.FILTER).build();
    }
}
