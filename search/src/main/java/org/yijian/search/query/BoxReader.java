package org.yijian.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads a query with operators: {@code 消防 AND (燃气 OR 厨房) NOT 演练}, {@code -word}, {@code kind:finding},
 * {@code 日期:2026-01..2026-03}, {@code number:9150*}. Text without operators and text in which they do not fit together
 * is no such query: it is words, and never an error.
 */
final class BoxReader {

    private static final int DEEPEST = 12;

    private final List<String> tokens;
    private final PlainQueryReader words;
    private int next;
    private int depth;
    private boolean operators;

    private BoxReader(List<String> tokens, PlainQueryReader words) {
        this.tokens = tokens;
        this.words = words;
    }

    /** What the text says; nothing if it is just words. */
    static Optional<BoxClause> read(String text, PlainQueryReader words) {
        return BoxTokens.of(text).flatMap(tokens -> new BoxReader(tokens, words).read());
    }

    private Optional<BoxClause> read() {
        BoxClause clause = any();
        return clause == null || next < tokens.size() || !operators ? Optional.empty() : Optional.of(clause);
    }

    private @Nullable BoxClause any() {
        List<BoxClause> clauses = new ArrayList<>();
        do {
            BoxClause clause = all();
            if (clause == null) {
                return null;
            }
            clauses.add(clause);
        } while (taken("OR"));
        return clauses.size() == 1 ? clauses.getFirst() : new BoxClause.Any(clauses);
    }

    private @Nullable BoxClause all() {
        List<BoxClause> clauses = new ArrayList<>();
        boolean joined = false;
        while (next < tokens.size() && !at(")") && !at("OR")) {
            BoxClause clause = one();
            if (clause == null) {
                return null;
            }
            clauses.add(clause);
            joined = taken("AND");
        }
        if (joined || clauses.isEmpty()) {
            return null;
        }
        return clauses.size() == 1 ? clauses.getFirst() : new BoxClause.All(clauses);
    }

    private @Nullable BoxClause one() {
        if (taken("NOT")) {
            return not();
        }
        if (taken("(")) {
            return inBrackets();
        }
        if (at("AND") || next >= tokens.size()) {
            return null;
        }
        String token = tokens.get(next++);
        if (token.length() > 1 && token.charAt(0) == '-' && Character.isLetter(token.codePointAt(1))) {
            operators = true;
            return new BoxClause.Not(leaf(token.substring(1)));
        }
        return leaf(token);
    }

    private @Nullable BoxClause not() {
        if (++depth > DEEPEST) {
            return null;
        }
        BoxClause clause = one();
        depth--;
        return clause == null ? null : new BoxClause.Not(clause);
    }

    private @Nullable BoxClause inBrackets() {
        if (++depth > DEEPEST) {
            return null;
        }
        BoxClause clause = any();
        depth--;
        return clause != null && taken(")") ? clause : null;
    }

    private BoxClause leaf(String token) {
        Optional<BoxClause> field = BoxFields.clause(token);
        operators |= field.isPresent();
        return field.orElseGet(() -> new BoxClause.Words(words.read(token)));
    }

    private boolean at(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private boolean taken(String token) {
        if (!at(token)) {
            return false;
        }
        operators |= !token.equals("(") && !token.equals(")") && token.equals(token.toUpperCase(Locale.ROOT));
        next++;
        return true;
    }
}
