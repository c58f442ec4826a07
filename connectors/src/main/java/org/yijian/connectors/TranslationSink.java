package org.yijian.connectors;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;

/** Takes what a connector finds in a message, in the order of the message. */
public interface TranslationSink {

    void accept(CanonicalRecord record);

    void reject(RejectedRecord rejected);
}
