package org.yijian.search.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.yijian.records.ledger.Change;
import org.yijian.search.SearchQuery;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.query.StandingQueries;
import org.yijian.security.access.AccessScope;

/** The second look: what a waiting search finds in the index itself among records that changed. */
public final class IndexedMatches {

    private static final AccessScope EVERYTHING = AccessScope.everything("alert-sweep");

    private final SearchableIndex index;
    private final StandingQueries queries = new StandingQueries();

    public IndexedMatches(SearchableIndex index) {
        this.index = index;
    }

    /** Whether the index holds everything up to there, and lets it be found. */
    public boolean holds(Change.Position position) {
        if (index.position().compareTo(position) < 0) {
            return false;
        }
        index.refresh();
        return true;
    }

    /** What the search finds among these records, in the revisions that the index holds. */
    public List<SearchMatch> of(long id, SearchQuery search, Collection<UUID> records) {
        Optional<Query> query = queries.of(search);
        return query.isEmpty() || records.isEmpty()
                ? List.of()
                : index.read(EVERYTHING, (searcher, names) -> find(id, query.get(), records, searcher));
    }

    private static List<SearchMatch> find(long id, Query query, Collection<UUID> records, IndexSearcher searcher)
            throws IOException {
        Query among = new BooleanQuery.Builder().add(query, Occur.FILTER)
                .add(new TermInSetQuery(RecordFields.ID, records.stream().map(RecordFields::bytes).toList()),
                        Occur.FILTER)
                .build();
        List<SearchMatch> matches = new ArrayList<>();
        for (ScoreDoc found : searcher.search(among, records.size(), Sort.INDEXORDER).scoreDocs) {
            StoredHit.Head head = head(found.doc, searcher);
            matches.add(new SearchMatch(id, head.id(), head.revision()));
        }
        return matches;
    }

    private static StoredHit.Head head(int document, IndexSearcher searcher) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
        if (!hits.advanceExact(document - segment.docBase)) {
            throw new IllegalStateException("a document without the value that every document is given");
        }
        return StoredHit.Head.decode(hits.binaryValue());
    }
}
