package org.yijian.records.ledger;

import java.util.List;

/**
 * One row of the change feed: what one transaction changed.
 *
 * @param position where in the feed; resume after it
 * @param records the current revisions of the records that changed
 */
public record Change(Position position, List<StoredRecord> records) {

    public Change {
        records = List.copyOf(records);
    }

    /**
     * A place in the change feed. Ordered by transaction id, then sequence, so that a reader who only looks at finished
     * transactions can never skip one that commits late.
     *
     * @param transaction PostgreSQL's 64-bit transaction id
     * @param sequence sequence number within the feed
     */
    public record Position(long transaction, long sequence) implements Comparable<Position> {

        public static final Position START = new Position(0, 0);

        @Override
        public int compareTo(Position other) {
            int byTransaction = Long.compare(transaction, other.transaction);
            return byTransaction != 0 ? byTransaction : Long.compare(sequence, other.sequence);
        }

        /** The form kept in an index commit, for example {@code 812:4711}. */
        public String encoded() {
            return transaction + ":" + sequence;
        }

        public static Position decode(String text) {
            int colon = text.indexOf(':');
            return new Position(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }
    }
}
