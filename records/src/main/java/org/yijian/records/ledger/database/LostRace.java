package org.yijian.records.ledger.database;

import org.springframework.dao.ConcurrencyFailureException;

/** Another transaction created the same row first: begin again and find it. */
public final class LostRace extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1L;

    public LostRace(String what) {
        super(what);
    }
}
