package org.yijian.routes.acceptance;

import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Exchange;

/** Hears what becomes of messages, for metrics. Called on the working threads: be quick, throw nothing. */
public interface AcceptanceListener {

    /** A part was appended (or recognised). */
    default void appended(Exchange exchange, Appended appended) {
    }

    /** A message went to quarantine as a whole. */
    default void quarantined(Exchange exchange, String code) {
    }

    /** A message is through. */
    default void finished(Exchange exchange, java.time.Duration sinceReceived) {
    }

    /** Hears nothing. */
    static AcceptanceListener none() {
        return new AcceptanceListener() {
        };
    }
}
