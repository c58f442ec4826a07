package org.yijian.records.ledger;

import java.util.UUID;

/**
 * A part came of a reading that is over: its exchange is finished, or is being read again. Nothing was kept; whoever
 * reads may stop.
 */
public final class StaleAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleAttempt(UUID exchangeId, Attempt attempt) {
        super("attempt " + attempt.number() + " of exchange " + exchangeId + " is over");
    }
}
