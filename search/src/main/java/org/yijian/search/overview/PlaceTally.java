package org.yijian.search.overview;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/** The latest record that tells where a facility stands, and its beds, by facility. */
final class PlaceTally extends SimpleCollector {

    private final Map<UUID, Told> told = new TreeMap<>();
    private @Nullable Segment segment;

    private record Segment(int base, BinaryDocValues hits, SortedNumericDocValues places,
            SortedNumericDocValues happened, NumericDocValues beds) {}

    /**
     * What is told of a facility.
     *
     * @param document number of the record that tells the place; negative if none does
     * @param place both degrees as Lucene encodes them
     * @param happened when that record was made, epoch seconds
     * @param record id of that record, so that of two of one second always the same counts
     * @param beds the largest number of beds
     */
    record Told(int document, long place, long happened, UUID record, long beds) {

        boolean placed() {
            return document >= 0;
        }

        Told and(Told other) {
            boolean later = placed() != other.placed()
                    ? other.placed()
                    : other.happened != happened ? other.happened > happened : other.record.compareTo(record) > 0;
            Told chosen = later ? other : this;
            return new Told(chosen.document, chosen.place, chosen.happened, chosen.record, Math.max(beds, other.beds));
        }
    }

    /** By facility. */
    Map<UUID, Told> told() {
        return told;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new Segment(context.docBase, DocValues.getBinary(context.reader(), RecordFields.HIT),
                DocValues.getSortedNumeric(context.reader(), RecordFields.PLACE),
                DocValues.getSortedNumeric(context.reader(), RecordFields.OCCURRED_AT),
                DocValues.getNumeric(context.reader(), RecordFields.BEDS));
    }

    @Override
    public void collect(int document) throws IOException {
        Segment now = segment;
        if (now == null || !now.hits.advanceExact(document) || !now.happened.advanceExact(document)) {
            return;
        }
        StoredHit.Head head = StoredHit.Head.decode(now.hits.binaryValue());
        boolean placed = now.places.advanceExact(document);
        told.merge(head.facilityId(),
                new Told(placed ? now.base + document : -1, placed ? now.places.nextValue() : 0,
                        now.happened.nextValue(), head.id(),
                        now.beds.advanceExact(document) ? now.beds.longValue() : 0),
                Told::and);
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
