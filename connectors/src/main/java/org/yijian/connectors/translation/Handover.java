package org.yijian.connectors.translation;

import java.util.List;

import org.yijian.connectors.TranslationSink;

/** Hands outcomes to the sink, identical ones of a message only once. */
final class Handover {

    private final TranslationSink sink;
    private final LongCounts seen = new LongCounts();

    Handover(TranslationSink sink) {
        this.sink = sink;
    }

    void hand(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome.fingerprint() == Outcome.ALONE || isNew(outcome.fingerprint())) {
                outcome.handTo(sink);
            }
        }
    }

    /** When there is no more room, what is old is forgotten: repetitions stand close together, and harm nobody. */
    private boolean isNew(long fingerprint) {
        int count = seen.increment(fingerprint);
        if (count == 0) {
            seen.clear();
            count = seen.increment(fingerprint);
        }
        return count == 1;
    }
}
