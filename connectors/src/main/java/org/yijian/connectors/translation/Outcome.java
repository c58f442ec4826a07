package org.yijian.connectors.translation;

import org.yijian.connectors.TranslationSink;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;

/** What became of one tree; its fingerprint tells repetitions within the message. */
sealed interface Outcome {

    /** Outcomes with this fingerprint are always handed over. */
    long ALONE = 0;

    long fingerprint();

    void handTo(TranslationSink sink);

    /** It became a record. */
    record Made(CanonicalRecord record, long fingerprint) implements Outcome {

        @Override
        public void handTo(TranslationSink sink) {
            sink.accept(record);
        }
    }

    /** It did not. */
    record Refused(RejectedRecord rejected, long fingerprint) implements Outcome {

        @Override
        public void handTo(TranslationSink sink) {
            sink.reject(rejected);
        }
    }
}
