package org.yijian.search.analysis;

import org.apache.lucene.analysis.Analyzer;

/** The analyzer of all human-readable text of records. */
public final class RecordAnalyzer extends Analyzer {

    /** Keeps phrases from matching across two fields of a record. */
    private static final int GAP = 100;

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new RecordTokenizer());
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return GAP;
    }
}
