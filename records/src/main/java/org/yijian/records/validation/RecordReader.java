package org.yijian.records.validation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;

import org.yijian.records.division.Divisions;

/**
 * Reads the tree that a mapping produced (maps, lists, strings, numbers, booleans) into a canonical record, or says
 * everything that is wrong with it. Safe for use by many threads.
 *
 * <p>Null and blank text mean absent; space around a text is dropped; a region code loses the zeros that only fill it up;
 * letters of a credit code are made capital. Nothing else is repaired.
 */
public final class RecordReader {

    private final Divisions divisions;
    private final Clock clock;

    /**
     * Makes a reader.
     *
     * @param divisions which region codes exist
     * @param clock what today is, for dates that make sense
     */
    public RecordReader(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * Reads one record.
     *
     * @param tree the record, in the form of the published JSON Schema of its kind
     * @param defaults what holds where the tree says nothing
     */
    public RecordResult read(Map<String, Object> tree, RecordDefaults defaults) {
        int thisYear = OffsetDateTime.now(clock).getYear();
        return new EnvelopeReader(tree, defaults, divisions, thisYear).read();
    }
}
