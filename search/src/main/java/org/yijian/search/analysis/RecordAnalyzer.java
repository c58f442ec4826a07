package org.yijian.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The analyzer of all human-readable text of records: pairs of characters and words ({@link TermScanner}); for the two
 * fields that rank long Chinese texts also the words of Lucene's dictionary (SmartCN) and single characters.
 */
public final class RecordAnalyzer extends Analyzer {

    /** Keeps phrases from matching across two fields of a record. */
    private static final int GAP = 100;

    /** Name of the field that holds dictionary words. */
    public static final String WORDS = "words";
    /** Name of the field that holds single characters. */
    public static final String CHARACTERS = "characters";

    public RecordAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        if (fieldName.equals(WORDS)) {
            HMMChineseTokenizer words = new HMMChineseTokenizer();
            return new TokenStreamComponents(words, new StopFilter(words, SmartChineseAnalyzer.getDefaultStopSet()));
        }
        return new TokenStreamComponents(
                fieldName.equals(CHARACTERS) ? new StandardTokenizer() : new RecordTokenizer());
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return GAP;
    }
}
