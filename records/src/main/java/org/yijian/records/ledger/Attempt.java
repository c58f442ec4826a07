package org.yijian.records.ledger;

/**
 * Which reading of a message this is. A message is read again when somebody orders a {@link Replays replay}. Parts are
 * numbered on from attempt to attempt, so that each part of an exchange has a number of its own for good.
 *
 * @param number from 1
 * @param firstPart number of this attempt's first part
 */
public record Attempt(int number, int firstPart) {

    /** The first reading. */
    public static final Attempt FIRST = new Attempt(1, 0);

    public Attempt {
        if (number < 1 || firstPart < 0) {
            throw new IllegalArgumentException("no attempt: " + number + ", part " + firstPart);
        }
    }

    /** The part number that stands for a message that this attempt refused as a whole. */
    public int whole() {
        return -number;
    }
}
