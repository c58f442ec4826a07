package org.yijian.records.ledger;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
     * facility of both: every record of the one that gives way appears in the change feed again. Deciding the same again
     * changes nothing.
     *
     * @param reason why, for those who look at it later; 1 to {@value #LONGEST_REASON} characters
     * @param scope who decides, and for which regions
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-051} if there is no such proposal in the scope,
     *         {@code YJ-REC-052} if it was decided before, {@code YJ-REC-067} without a reason
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached; the decision may be made
     *         again
     */
    void decide(long id, Decision decision, String reason, AccessScope scope);

    /**
     * Undoes a merge: the facility that gave way is itself again, with the identifiers that it had, and each record goes
     * to whoever has its strongest identifier. What sources sent is not touched. Records that name both no longer merge
     * them. Splitting again what one has split changes nothing.
     *
     * @param merge {@link FacilityDecision#mergeId}
     * @param reason why
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-064} if there is no such merge in the scope,
     *         {@code YJ-REC-065} if it was undone before, {@code YJ-REC-066} if it is too old to be undone,
     *         {@code YJ-REC-067} without a reason
     */
    void split(long merge, String reason, AccessScope scope);

    /**
     * Has a pair that was held apart looked at again: the proposal is open afterwards.
     *
     * @param id a proposal that was rejected, or made by splitting
     * @throws org.yijian.security.error.FaultException as {@link #decide}
     */
    void reopen(long id, String reason, AccessScope scope);

    /**
     * What was decided, newest first, of which the scope's regions hold at least one side.
     *
     * @param facility only about this facility and what was ever merged into it; null for all
     */
    List<FacilityDecision> decisions(@Nullable UUID facility, AccessScope scope, int offset, int limit);

    /** The most characters that a reason takes. */
    int LONGEST_REASON = 500;

    /** What a person says to a proposal. */
    enum Decision {
        /** Both are one facility. */
        CONFIRMED,
        /** They are two, and this pair is not proposed again. */
        REJECTED
    }
}
