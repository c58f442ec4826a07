package org.yijian.routes.federation.feed;

import java.util.Locale;

import org.yijian.records.ledger.StoredRecord;

/** The rules that decide whether a record leaves by a feed, in the order in which they are asked. Only the last allows. */
public enum FeedRule {
    /** Came from another hub: only the hub whose record it is passes it on. */
    FOREIGN_RECORD,
    /** Not one of the kinds. */
    KIND_NOT_IN_FEED,
    /** In none of the regions. */
    REGION_NOT_IN_FEED,
    /** Of none of the departments. */
    DEPARTMENT_NOT_IN_FEED,
    /** More sensitive than agreed. */
    TOO_SENSITIVE,
    /** Has personal fields: those never leave by a feed. */
    PERSONAL_DATA,
    /** All of the above allow it. */
    WITHIN_FEED;

    /** What the source of a record that came from a partner begins with. */
    public static final String FOREIGN = "hub:";

    /** The rule that decides. */
    public static FeedRule of(FeedTerms terms, StoredRecord stored) {
        var record = stored.record();
        if (record.source().startsWith(FOREIGN)) {
            return FOREIGN_RECORD;
        }
        if (!terms.kinds().contains(record.kind().wire())) {
            return KIND_NOT_IN_FEED;
        }
        if (!FeedTerms.covers(terms.regions(), record.region())) {
            return REGION_NOT_IN_FEED;
        }
        if (!terms.departments().isEmpty() && !terms.departments().contains(record.department().wire())) {
            return DEPARTMENT_NOT_IN_FEED;
        }
        if (record.sensitivity().compareTo(terms.clearance()) > 0) {
            return TOO_SENSITIVE;
        }
        return stored.commitments().isEmpty() ? WITHIN_FEED : PERSONAL_DATA;
    }

    public boolean allows() {
        return this == WITHIN_FEED;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
