package org.yijian.connectors.translation;

import java.util.List;
import java.util.Map;

import org.yijian.connectors.input.Piece;

/** Numbers rows that are equal in some fields, so that agencies' true repetitions get keys of their own. */
final class Occurrences {

    private static final Fingerprint FINGERPRINT = new Fingerprint(0x5DEECE66DL);

    private final List<String> fields;
    private final LongCounts counts = new LongCounts();

    /** @param fields fields that make rows equal; empty if nothing is counted */
    Occurrences(List<String> fields) {
        this.fields = fields;
    }

    /** Numbers the piece; to be called in the order of the message. */
    NumberedPiece number(Piece piece) {
        if (fields.isEmpty() || !(piece instanceof Piece.Item item) || !(item.tree() instanceof Map<?, ?> row)) {
            return new NumberedPiece(piece, 1);
        }
        long hash = FINGERPRINT.of(fields.stream().map(field -> String.valueOf(row.get(field))).toList());
        return new NumberedPiece(piece, counts.increment(hash));
    }
}
