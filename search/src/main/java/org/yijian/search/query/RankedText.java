package org.yijian.search.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.yijian.search.analysis.SimplifiedForms;
import org.yijian.search.analysis.TermScanner;
import org.yijian.search.document.RecordFields;

/**
 * Looks for what is most like a text: pairs of characters, dictionary words and single characters together, which finds
 * more than any of them alone (benchmark {@code quality}). A hit has half of the pairs up to two, of more a sixth.
 */
final class RankedText {

    /** What every other complaint says, and no record is about. Tuned on the odd ids of the benchmark. */
    private static final Pattern SAID_OFTEN = Pattern.compile("咨询|反映|关于|请问|建议|投诉|求助|希望|的问题|问题|何时|什么时候|能否|是否|"
            + "怎么|请求|有关|相关|情况|存在|举报|的|了|吗|请|对");
    private static final int SHARE = 6;
    private static final int FEW = 2;
    private static final int MOST_TERMS = 300;
    private static final float TELLING = 1;
    private static final float SAID = 0.25f;
    private static final float WORD = 1;
    private static final float CHARACTER = 0.3f;

    private RankedText() {
    }

    static Query of(String typed) {
        String text = SimplifiedForms.of(typed);
        String content = SAID_OFTEN.matcher(text).replaceAll("，");
        Map<String, Float> pairs = weighted(pairs(text), pairs(content));
        BooleanQuery.Builder enough = terms(RecordFields.TEXT, pairs, 1);
        int terms = Math.min(pairs.size(), MOST_TERMS);
        enough.setMinimumNumberShouldMatch(Math.max(Math.min(FEW, (terms + 1) / 2), terms / SHARE));
        Map<String, Float> words = weighted(ChineseWords.tokens(text), ChineseWords.tokens(content));
        Map<String, Float> characters = weighted(characters(text), characters(content));
        return new BooleanQuery.Builder().add(enough.build(), Occur.MUST)
                .add(terms(RecordFields.WORDS, words, WORD).build(), Occur.SHOULD)
                .add(terms(RecordFields.CHARACTERS, characters, CHARACTER).build(), Occur.SHOULD).build();
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        TermScanner scanner = new TermScanner();
        scanner.reset(text);
        while (scanner.next()) {
            if (!scanner.lastOfRun()) {
                pairs.add(scanner.term());
            }
        }
        return pairs;
    }

    private static List<String> characters(String text) {
        return text.codePoints().filter(Character::isIdeographic).mapToObj(Character::toString).toList();
    }

    private static Map<String, Float> weighted(List<String> all, List<String> telling) {
        Map<String, Float> weighted = new LinkedHashMap<>();
        telling.forEach(term -> weighted.merge(term, TELLING, Float::sum));
        all.forEach(term -> weighted.merge(term, SAID, Float::sum));
        return weighted;
    }

    private static BooleanQuery.Builder terms(String field, Map<String, Float> terms, float boost) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        terms.entrySet().stream().limit(MOST_TERMS).forEach(term -> any.add(
                new BoostQuery(new TermQuery(new Term(field, term.getKey())), boost * term.getValue()), Occur.SHOULD));
        return any;
    }
}
