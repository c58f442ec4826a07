package org.yijian.connectors.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.connectors.input.Piece;
import org.yijian.connectors.mapping.Evaluator;
import org.yijian.connectors.mapping.Mapping;
import org.yijian.connectors.mapping.MappingRefusal;
import org.yijian.connectors.mapping.RowContext;
import org.yijian.records.RejectedRecord;
import org.yijian.security.error.Fault;

/** Maps the pieces of one message and makes records of what comes out. Safe for use by several threads. */
final class RowTranslator {

    private static final int LONGEST_KEY = 200;

    private final Mapping mapping;
    private final RecordMaker records;
    private final Map<String, Object> message;
    private final List<String> key;
    private final Fingerprint fingerprint;

    /**
     * @param message {@code $message} of the mapping
     * @param key fields that name a piece whose mapping fails
     */
    RowTranslator(Mapping mapping, RecordMaker records, Map<String, Object> message, List<String> key,
            Fingerprint fingerprint) {
        this.mapping = mapping;
        this.records = records;
        this.message = message;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /** What becomes of the pieces, in their order; trees that repeat within the chunk are made into records once. */
    List<Outcome> translate(List<NumberedPiece> pieces) {
        Evaluator evaluator = mapping.borrow();
        try {
            List<Outcome> outcomes = new ArrayList<>(pieces.size() * 2);
            Set<Long> seen = new HashSet<>();
            for (NumberedPiece piece : pieces) {
                translate(piece, evaluator, seen, outcomes);
            }
            return outcomes;
        } finally {
            mapping.giveBack(evaluator);
        }
    }

    private void translate(NumberedPiece numbered, Evaluator evaluator, Set<Long> seen, List<Outcome> outcomes) {
        switch (numbered.piece()) {
            case Piece.Rejected(long line, Fault fault, var path) -> outcomes.add(refused(fault, line, path, null));
            case Piece.Item item when numbered.occurrence() == 0 -> outcomes.add(refused(
                    Fault.of(ConnectorError.TOO_MANY_KEYS, LongCounts.CAPACITY), item.line(), null, keyOf(item)));
            case Piece.Item item -> translate(item, numbered.occurrence(), evaluator, seen, outcomes);
        }
    }

    private void translate(Piece.Item item, int occurrence, Evaluator evaluator, Set<Long> seen,
            List<Outcome> outcomes) {
        try {
            Object result = evaluator.map(item.tree(), new RowContext(item.line(), occurrence, message, item.header()));
            if (result instanceof List<?> trees) {
                trees.forEach(tree -> make(tree, item, seen, outcomes));
            } else if (result != null) {
                make(result, item, seen, outcomes);
            }
        } catch (MappingRefusal refusal) {
            outcomes.add(refused(refusal.fault(), item.line(), refusal.path(), keyOf(item)));
        }
    }

    @SuppressWarnings("unchecked")
    private void make(@Nullable Object result, Piece.Item item, Set<Long> seen, List<Outcome> outcomes) {
        if (result == null) {
            return;
        }
        if (!(result instanceof Map<?, ?> tree)) {
            outcomes.add(refused(Fault.of(ConnectorError.NOT_A_RECORD), item.line(), null, keyOf(item)));
            return;
        }
        long number = fingerprint.of(tree);
        if (seen.add(number)) {
            outcomes.add(records.make((Map<String, Object>) tree, item.line(), number));
        }
    }

    private static Outcome refused(Fault fault, long line, @Nullable String path, @Nullable String sourceKey) {
        return new Outcome.Refused(new RejectedRecord(fault, line, path, sourceKey), Outcome.ALONE);
    }

    private @Nullable String keyOf(Piece.Item item) {
        if (key.isEmpty() || !(item.tree() instanceof Map<?, ?> row)) {
            return null;
        }
        String text = String.join("|", key.stream().map(row::get).map(value -> value == null ? "" : value.toString())
                .toList());
        return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
    }
}
