package org.yijian.search.query;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.search.SearchQuery;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.RegionPaths;
import org.yijian.search.name.NameMatch;

/** Builds Lucene's query. Public so that a benchmark can give bare Lucene the very same query. */
public final class RecordQueries {

    /** Days begin in China, where sources that give only a date are (see {@code CanonicalRecord.occurredAt}). */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final float NAME_BOOST = 20;
    private static final float IDENTIFIER_BOOST = 5;
    private static final float LITERAL = 700;
    private static final float SIMILAR = 1000;

    private RecordQueries() {
    }

    /** All words, and the filters. Access is not in it: it is in the reader that the query runs on. */
    public static Query strict(PlainQuery plain, SearchQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addFilters(all, query);
        if (plain.blank()) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
            return new ConstantScoreQuery(all.build());
        }
        if (plain.words().isEmpty()) {
            return new MatchNoDocsQuery("nothing in the text is a word");
        }
        addWords(all, plain);
        all.add(exactName(plain), Occur.SHOULD);
        return all.build();
    }

    /** All words, wherever they stand in a query with operators. */
    static Query words(PlainQuery plain) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addWords(all, plain);
        return plain.words().isEmpty() ? new MatchNoDocsQuery("nothing in the text is a word") : all.build();
    }

    private static void addWords(BooleanQuery.Builder all, PlainQuery plain) {
        plain.words().forEach(word -> all.add(word(word), Occur.MUST));
        plain.better().forEach(word -> all.add(text(word), Occur.SHOULD));
    }

    /** What a query with operators says, and the filters. Public so that figures count what searches find. */
    public static Query filtered(Query asked, SearchQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addFilters(all, query);
        return all.add(asked, Occur.MUST).build();
    }

    /** A good part of the terms, and the filters: for texts of which no record has all. */
    public static Query relaxed(SearchQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addFilters(all, query);
        return all.add(RankedText.of(query.text()), Occur.MUST).build();
    }

    /**
     * What {@link #strict} finds, and the records of names that may have been meant, the most similar first. A name that
     * is nearly right comes before records that only hold the words somewhere.
     */
    public static Query named(Query strict, SearchQuery query, List<NameMatch> names) {
        BooleanQuery.Builder any = new BooleanQuery.Builder().add(strict, Occur.SHOULD)
                .add(new BoostQuery(new ConstantScoreQuery(strict), LITERAL), Occur.SHOULD);
        for (NameMatch name : names) {
            Term term = new Term(RecordFields.NAME, Identifiers.normalized(name.name()));
            any.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), SIMILAR * name.similarity()),
                    Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addFilters(all, query);
        all.add(new BoostQuery(new TermQuery(new Term(RecordFields.KIND, Kind.FACILITY.wire())), 1), Occur.SHOULD);
        return all.add(any.build(), Occur.MUST).build();
    }

    private static Query exactName(PlainQuery plain) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(RecordFields.EXACT_NAME, plain.name()))),
                NAME_BOOST);
    }

    private static Query word(SearchedWord word) {
        String identifier = word.identifier();
        if (identifier == null) {
            return text(word);
        }
        return new BooleanQuery.Builder().add(text(word), Occur.SHOULD)
                .add(new BoostQuery(
                        new ConstantScoreQuery(new TermQuery(new Term(RecordFields.IDENTIFIER, identifier))),
                        IDENTIFIER_BOOST), Occur.SHOULD)
                .build();
    }

    private static Query text(SearchedWord word) {
        Term first = new Term(RecordFields.TEXT, word.terms().getFirst().term());
        if (word.prefix()) {
            return new PrefixQuery(first);
        }
        if (word.terms().size() == 1) {
            return new TermQuery(first);
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        word.terms().forEach(placed -> phrase.add(new Term(RecordFields.TEXT, placed.term()), placed.place()));
        return phrase.build();
    }

    private static void addFilters(BooleanQuery.Builder all, SearchQuery query) {
        addAnyOf(all, RecordFields.KIND, query.kinds());
        addAnyOf(all, RecordFields.DEPARTMENT, query.departments());
        addAnyOf(all, RecordFields.REGION, query.regions().stream().map(RegionPaths::shortest).toList());
        addAnyOf(all, RecordFields.SEVERITY, query.severities());
        String facility = query.facilityId();
        if (facility != null) {
            all.add(facility(facility), Occur.FILTER);
        }
        LocalDate from = query.from();
        LocalDate to = query.to();
        if (from != null || to != null) {
            all.add(days(from, to), Occur.FILTER);
        }
    }

    static Query days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return LongField.newRangeQuery(RecordFields.OCCURRED_AT, from == null ? Long.MIN_VALUE : start(from),
                to == null ? Long.MAX_VALUE : start(to.plusDays(1)) - 1);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(CHINA).toEpochSecond();
    }

    private static Query facility(String id) {
        try {
            return new TermQuery(new Term(RecordFields.FACILITY, RecordFields.bytes(UUID.fromString(id))));
        } catch (IllegalArgumentException e) {
            return new MatchNoDocsQuery("no facility has such an id");
        }
    }

    private static void addAnyOf(BooleanQuery.Builder all, String field, Collection<String> values) {
        if (values.size() == 1) {
            all.add(new TermQuery(new Term(field, values.iterator().next())), Occur.FILTER);
        } else if (!values.isEmpty()) {
            all.add(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), Occur.FILTER);
        }
    }
}
