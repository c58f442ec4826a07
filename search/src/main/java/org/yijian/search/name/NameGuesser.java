package org.yijian.search.name;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SynonymQuery;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;

/**
 * Guesses which names were meant. The index gives the names that share most syllables, the few best are compared
 * character by character. Runs on the searcher of a scope, so only names of visible records are guessed.
 */
public final class NameGuesser {

    private static final int CANDIDATES = 250;
    private static final int LONGEST = 40;
    private static final int SHORTEST_LETTERS = 2;

    private NameGuesser() {
    }

    /** The names most like the text, best first, {@code most} at most; none if it cannot be a name. */
    public static List<NameMatch> guess(String text, IndexSearcher searcher, int most) throws IOException {
        TypedName typed = TypedName.of(text);
        if (typed.text().length() > LONGEST || typed.rows().stream().allMatch(row -> row.length() == 0)) {
            return List.of();
        }
        ScoreDoc[] candidates = searcher.search(candidates(typed), CANDIDATES).scoreDocs;
        NameJudge judge = new NameJudge(typed);
        Map<String, NameMatch> matches = new LinkedHashMap<>();
        for (String name : names(searcher, candidates)) {
            if (!matches.containsKey(name)) {
                judge.judge(name).ifPresent(match -> matches.put(name, match));
            }
        }
        return matches.values().stream().sorted(Comparator.comparing(NameMatch::similarity).reversed()).limit(most)
                .toList();
    }

    /** Names that begin with the text, and those that {@link #guess} finds. */
    public static List<NameMatch> complete(String text, IndexSearcher searcher, int most) throws IOException {
        Map<String, NameMatch> matches = new LinkedHashMap<>();
        String start = Identifiers.normalized(text);
        Query beginning = new PrefixQuery(new Term(RecordFields.NAME, start));
        for (String name : names(searcher, searcher.search(beginning, CANDIDATES).scoreDocs)) {
            if (matches.size() < most && Identifiers.normalized(name).startsWith(start)) {
                matches.put(name, new NameMatch(name, NameMatch.Reason.PREFIX, 1));
            }
        }
        for (NameMatch guess : matches.size() < most ? guess(text, searcher, most) : List.<NameMatch>of()) {
            if (matches.size() < most) {
                matches.putIfAbsent(guess.name(), guess);
            }
        }
        return List.copyOf(matches.values());
    }

    private static Query candidates(TypedName typed) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        typed.rows().stream().filter(row -> row.length() > 0).forEach(row -> any.add(signs(row), Occur.SHOULD));
        if (typed.letters().length() >= SHORTEST_LETTERS) {
            any.add(beginning(RecordFields.NAME_PINYIN, typed.letters()), Occur.SHOULD);
            any.add(beginning(RecordFields.NAME_INITIALS, typed.letters()), Occur.SHOULD);
        }
        return any.build();
    }

    /** Names of which a sign or two may be wrong. */
    private static Query signs(SpelledName row) {
        BooleanQuery.Builder most = new BooleanQuery.Builder();
        List<List<String>> distinct = row.signs().stream().map(NameFields::terms).distinct().toList();
        for (List<String> terms : distinct) {
            SynonymQuery.Builder any = new SynonymQuery.Builder(RecordFields.NAME_SIGN);
            terms.forEach(term -> any.addTerm(new Term(RecordFields.NAME_SIGN, term)));
            most.add(any.build(), Occur.SHOULD);
        }
        return most.setMinimumNumberShouldMatch(Math.max(1, distinct.size() - (distinct.size() > 5 ? 2 : 1))).build();
    }

    private static Query beginning(String field, String letters) {
        return new BoostQuery(new PrefixQuery(new Term(field, letters)), 5);
    }

    /** The names of the candidates in their order; read by place, because a segment is read forwards. */
    private static List<String> names(IndexSearcher searcher, ScoreDoc[] candidates) throws IOException {
        Integer[] places = new Integer[candidates.length];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, Comparator.comparingInt(place -> candidates[place].doc));
        String[] names = new String[candidates.length];
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        LeafReaderContext segment = null;
        BinaryDocValues values = DocValues.emptyBinary();
        for (int place : places) {
            int document = candidates[place].doc;
            if (segment == null || document >= segment.docBase + segment.reader().maxDoc()) {
                segment = segments.get(ReaderUtil.subIndex(document, segments));
                values = DocValues.getBinary(segment.reader(), RecordFields.NAMES);
            }
            names[place] = values.advanceExact(document - segment.docBase) ? values.binaryValue().utf8ToString() : "";
        }
        return Arrays.stream(names).filter(one -> !one.isEmpty()).flatMap(one -> Stream.of(one.split("\n"))).toList();
    }
}
