package org.yijian.search.access;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which documents of one segment each rule permits, deleted or not: a bit a document, worked out once a rule. */
final class ScopeBits {

    /** Rules that differ are few (roles × districts); a segment remembers the last ones used. */
    private static final int RULES = 128;

    private final Map<ScopeRule, FixedBitSet> byRule = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ScopeRule, FixedBitSet> eldest) {
            return size() > RULES;
        }
    };

    /** The bits of the rule. Never changed once made. */
    FixedBitSet of(ScopeRule rule, LeafReader segment) throws IOException {
        FixedBitSet known = known(rule);
        if (known != null) {
            return known;
        }
        FixedBitSet made = make(rule, segment);
        synchronized (byRule) {
            byRule.put(rule, made);
        }
        return made;
    }

    private @Nullable FixedBitSet known(ScopeRule rule) {
        synchronized (byRule) {
            return byRule.get(rule);
        }
    }

    private static FixedBitSet make(ScopeRule rule, LeafReader segment) throws IOException {
        FixedBitSet permitted = new FixedBitSet(segment.maxDoc());
        IndexSearcher searcher = new IndexSearcher(segment);
        searcher.setQueryCache(null);
        LeafReaderContext context = searcher.getLeafContexts().getFirst();
        Scorer scorer = searcher
                .createWeight(searcher.rewrite(AccessQuery.of(rule.scope())), ScoreMode.COMPLETE_NO_SCORES, 1)
                .scorer(context);
        if (scorer != null) {
            permitted.or(scorer.iterator());
        }
        return permitted;
    }
}
