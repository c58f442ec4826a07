package org.yijian.routes.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.yijian.connectors.TranslationSink;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;

/**
 * Cuts what a connector hands over into parts of a fixed size. A full part is held back until something follows it, so
 * that the last one is known to be the last; an empty message has one empty part.
 */
final class PartCutter implements TranslationSink {

    private final int size;
    private final Consumer<Part> target;
    private List<CanonicalRecord> records = new ArrayList<>();
    private List<RejectedRecord> rejected = new ArrayList<>();
    private int number;

    /** @param first number of the first part */
    PartCutter(int size, int first, Consumer<Part> target) {
        this.size = size;
        this.number = first;
        this.target = target;
    }

    @Override
    public void accept(CanonicalRecord record) {
        makeRoom();
        records.add(record);
    }

    @Override
    public void reject(RejectedRecord piece) {
        makeRoom();
        rejected.add(piece);
    }

    /** Hands over what is left as the last part. */
    void finish() {
        hand(true);
    }

    private void makeRoom() {
        if (records.size() + rejected.size() >= size) {
            hand(false);
        }
    }

    private void hand(boolean last) {
        Part part = new Part(number++, last, records, rejected);
        records = new ArrayList<>();
        rejected = new ArrayList<>();
        target.accept(part);
    }
}
