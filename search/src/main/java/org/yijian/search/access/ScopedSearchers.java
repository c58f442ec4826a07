package org.yijian.search.access;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.yijian.security.access.AccessScope;

/**
 * Makes searchers: one for each version of the index, and from it one for each rule of access, kept as long as that
 * version is the current one. The bits behind them are kept by segment, so after a refresh only new segments are
 * looked at.
 */
public final class ScopedSearchers extends SearcherFactory {

    /** Tuned on complaints (benchmark {@code quality}): a term said twice tells hardly more than once, length does. */
    private static final Similarity SIMILARITY = new BM25Similarity(0.4f, 0.9f);

    private final SegmentCache<ScopeBits> bits = new SegmentCache<>(segment -> new ScopeBits());

    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        return new VersionSearcher((DirectoryReader) reader);
    }

    /**
     * The searcher of a scope.
     *
     * @param current a searcher that this factory made, held by the caller as long as the answer is used
     */
    public IndexSearcher searcher(IndexSearcher current, AccessScope scope) throws IOException {
        ScopeRule rule = ScopeRule.of(scope);
        VersionSearcher version = (VersionSearcher) current;
        IndexSearcher known = version.byRule.get(rule);
        if (known != null) {
            return known;
        }
        IndexSearcher made = new IndexSearcher(new ScopedReader(version.reader, rule, bits));
        made.setSimilarity(SIMILARITY);
        version.remember(rule, made);
        return made;
    }

    /** A searcher over everything, with those of the rules used since it was made. */
    private static final class VersionSearcher extends IndexSearcher {

        private static final int RULES = 256;

        private final Map<ScopeRule, IndexSearcher> byRule = new ConcurrentHashMap<>();
        private final DirectoryReader reader;

        VersionSearcher(DirectoryReader reader) {
            super(reader);
            this.reader = reader;
        }

        void remember(ScopeRule rule, IndexSearcher searcher) {
            if (byRule.size() < RULES) {
                byRule.put(rule, searcher);
            }
        }
    }
}
