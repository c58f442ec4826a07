package org.yijian.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.yijian.search.Suggestion;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;
import org.yijian.search.name.NameGuesser;
import org.yijian.search.name.NameMatch;

/**
 * Suggests names and numbers while somebody types. Only those of visible records: names are read from the searcher of a
 * scope, and a number counts only if one of its records is visible there.
 */
final class Suggestions {

    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST = 60;
    /** Numbers, and records of each, that are looked at: hidden ones cost no more than visible ones. */
    private static final int NUMBERS_SEEN = 200;
    private static final int RECORDS_SEEN = 500;

    private Suggestions() {
    }

    static List<Suggestion> of(String typed, IndexSearcher searcher, int most) throws IOException {
        String text = Identifiers.normalized(typed);
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        List<Suggestion> suggestions = new ArrayList<>();
        if (text.length() >= SHORTEST_NUMBER && text.chars().anyMatch(Character::isDigit)) {
            numbers(text, searcher, most).forEach(number -> suggestions
                    .add(new Suggestion(number, "number", NameMatch.Reason.PREFIX.wire())));
        }
        for (NameMatch name : NameGuesser.complete(typed, searcher, most)) {
            suggestions.add(new Suggestion(name.name(), "name", name.reason().wire()));
        }
        return suggestions.subList(0, Math.min(most, suggestions.size()));
    }

    private static Set<String> numbers(String start, IndexSearcher searcher, int most) throws IOException {
        Set<String> numbers = new LinkedHashSet<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms terms = segment.reader().terms(RecordFields.IDENTIFIER);
            if (terms != null && numbers.size() < most) {
                addNumbers(new BytesRef(start), terms.iterator(), segment.reader(), numbers, most);
            }
        }
        return numbers;
    }

    private static void addNumbers(BytesRef start, TermsEnum terms, LeafReader segment, Set<String> numbers, int most)
            throws IOException {
        if (terms.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return;
        }
        BytesRef term = terms.term();
        for (int seen = 0; seen < NUMBERS_SEEN && numbers.size() < most && term != null
                && StringHelper.startsWith(term, start); seen++) {
            if (visible(terms, segment)) {
                numbers.add(term.utf8ToString());
            }
            term = terms.next();
        }
    }

    private static boolean visible(TermsEnum term, LeafReader segment) throws IOException {
        Bits live = segment.getLiveDocs();
        PostingsEnum records = term.postings(null, PostingsEnum.NONE);
        for (int seen = 0; seen < RECORDS_SEEN && records.nextDoc() != DocIdSetIterator.NO_MORE_DOCS; seen++) {
            if (live == null || live.get(records.docID())) {
                return true;
            }
        }
        return false;
    }
}
