package org.yijian.search.query;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.yijian.search.query.BoxClause.All;
import org.yijian.search.query.BoxClause.Any;
import org.yijian.search.query.BoxClause.Beginning;
import org.yijian.search.query.BoxClause.Days;
import org.yijian.search.query.BoxClause.Like;
import org.yijian.search.query.BoxClause.Not;
import org.yijian.search.query.BoxClause.Value;
import org.yijian.search.query.BoxClause.Words;

/** Makes Lucene's query of one with operators. */
final class BoxQueries {

    private BoxQueries() {
    }

    /** @param searcher that of the asker's scope; a record that it does not show is like no other */
    static Query of(BoxClause clause, IndexSearcher searcher) throws IOException {
        return switch (clause) {
            case All all -> joined(all.clauses(), Occur.MUST, searcher);
            case Any any -> joined(any.clauses(), Occur.SHOULD, searcher);
            case Not not -> new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                    .add(of(not.clause(), searcher), Occur.MUST_NOT).build();
            case Words words -> RecordQueries.words(words.words());
            case Value value -> new ConstantScoreQuery(new TermQuery(new Term(value.field(), value.value())));
            case Beginning start -> new PrefixQuery(new Term(start.field(), start.start()));
            case Days days -> new ConstantScoreQuery(RecordQueries.days(days.from(), days.to()));
            case Like like -> SimilarRecords.of(like.id(), searcher)
                    .orElseGet(() -> new MatchNoDocsQuery("no such record may be seen"));
        };
    }

    private static Query joined(List<BoxClause> clauses, Occur occur, IndexSearcher searcher) throws IOException {
        BooleanQuery.Builder joined = new BooleanQuery.Builder();
        for (BoxClause clause : clauses) {
            joined.add(of(clause, searcher), occur);
        }
        return joined.build();
    }

    /** The words to be marked in hits: those that are not ruled out. */
    static Stream<SearchedWord> marked(BoxClause clause) {
        return switch (clause) {
            case All all -> all.clauses().stream().flatMap(BoxQueries::marked);
            case Any any -> any.clauses().stream().flatMap(BoxQueries::marked);
            case Words words -> words.words().words().stream();
            case Not not -> Stream.empty();
            case Value value -> Stream.empty();
            case Beginning start -> Stream.empty();
            case Days days -> Stream.empty();
            case Like like -> Stream.empty();
        };
    }
}
