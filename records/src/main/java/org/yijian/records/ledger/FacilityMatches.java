package org.yijian.records.ledger;

import java.util.List;

import org.yijian.security.access.AccessScope;

/**
 * Pairs of facilities that may be one, for a person to decide. Equal identifiers are joined by the ledger itself; a
 * likeness of name and address, or identifiers that contradict each other, only ever make a proposal.
 */
public interface FacilityMatches {

    /**
     * Open proposals, oldest first, of which the scope's regions hold at least one side.
     *
     * @param offset how many to skip
     * @param limit at most this many, 1 to 200
     */
    List<FacilityMatch> open(AccessScope scope, int offset, int limit);

    /**
     * Decides a proposal. A leaf that names the decision is durable before it takes effect. Confirming makes one
     * facility of both: every record of the one that gives way appears in the change feed again.
     *
     * @param scope who decides, and for which regions
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-051} if there is no such proposal in the scope,
     *         {@code YJ-REC-052} if it was decided before
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached; the decision may be made
     *         again
     */
    void decide(long id, Decision decision, AccessScope scope);

    /** What a person says to a proposal. */
    enum Decision {
        /** Both are one facility. */
        CONFIRMED,
        /** They are two, and this pair is not proposed again. */
        REJECTED
    }
}
