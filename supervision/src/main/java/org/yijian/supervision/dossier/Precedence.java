package org.yijian.supervision.dossier;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.Kind;

/** Whose word about a facility's identity counts first. */
final class Precedence {

    /** What a record says in passing counts less than any record of the facility itself. */
    private static final int IN_PASSING = 10;

    private Precedence() {
    }

    /** The rank of a record's statements; the smallest counts first. */
    static int rank(CanonicalRecord record) {
        return department(record) + (record.kind() == Kind.FACILITY ? 0 : IN_PASSING);
    }

    private static int department(CanonicalRecord record) {
        if (record.department() == Department.CIVIL_AFFAIRS) {
            return record.facility().creditCode() == null ? 1 : 0;
        }
        return switch (record.department()) {
            case MARKET_REGULATION -> 2;
            case HEALTH -> 3;
            default -> 4;
        };
    }
}
