package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.CommitSignal;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Proposals and decisions in the database. Whoever decides holds the lock of all facilities: of two decisions on the same
 * thing one wins, and the other finds it decided.
 */
public final class PostgresFacilityMatches implements FacilityMatches {

    private static final int PAGE = 200;
    private static final Set<String> APART = Set.of("rejected", "split");

    private static final String HOLD_APART = """
            INSERT INTO ledger.facility_proposal (one, other, reason, state, created_at, actor, leaf_id, decided_at)
            SELECT least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), 'split', 'split', ?, ?, ?, ?
            ON CONFLICT (one, other) DO UPDATE SET state = 'split', actor = excluded.actor,
                leaf_id = excluded.leaf_id, decided_at = excluded.decided_at RETURNING id""";

    private final Transactions transactions;
    private final AuditLog audit;
    private final CommitSignal signal;
    private final Clock clock;

    public PostgresFacilityMatches(Transactions transactions, AuditLog audit, CommitSignal signal, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.signal = signal;
        this.clock = clock;
    }

    /** Who decides what, and when; the leaf is durable. */
    private record Verdict(String actor, String reason, long leaf, Instant at) {}

    @Override
    public List<FacilityMatch> open(AccessScope scope, int offset, int limit) {
        return transactions.call("list proposals", connection -> {
            Transactions.useIndexes(connection);
            return ProposalRows.open(connection, scope, Math.max(0, offset), Math.clamp(limit, 1, PAGE));
        });
    }

    @Override
    public List<FacilityDecision> decisions(@Nullable UUID facility, AccessScope scope, int offset, int limit) {
        return transactions.call("list decisions", connection -> DecisionRows.list(connection, facility, scope,
                Math.max(0, offset), Math.clamp(limit, 1, PAGE)));
    }

    @Override
    public void decide(long id, Decision decision, String reason, AccessScope scope) {
        String why = stated(reason);
        String state = decision.name().toLowerCase(Locale.ROOT);
        if (decided(transactions.call("read a proposal", connection -> found(connection, id, scope)), id, state,
                scope)) {
            return;
        }
        Verdict verdict = verdict("decide", "proposal/" + id, state, why, scope);
        transactions.call("decide a proposal", connection -> {
            AdvisoryLock.FACILITIES.exclusive(connection);
            ProposalRows.Found found = found(connection, id, scope);
            if (!decided(found, id, state, scope)) {
                close(connection, id, state, verdict);
                apply(connection, id, decision, found.pair(), verdict);
            }
            return found;
        });
        signal.raise();
    }

    private static void apply(Connection connection, long id, Decision decision, FacilityPair pair, Verdict verdict) {
        boolean two = !pair.one().equals(pair.other());
        if (decision == Decision.CONFIRMED && two) {
            new FacilityMerge(connection, verdict.actor(), verdict.at(), verdict.reason()).merge(pair.one(),
                    pair.other(), id);
        } else if (decision == Decision.REJECTED) {
            note(connection, FacilityDecision.Action.REJECTED, pair, id, null, verdict);
        }
    }

    @Override
    public void split(long merge, String reason, AccessScope scope) {
        String why = stated(reason);
        if (undone(transactions.call("read a merge", connection -> merge(connection, merge, scope)), merge, scope)) {
            return;
        }
        Verdict verdict = verdict("split", "merge/" + merge, "applied", why, scope);
        transactions.call("split a facility", connection -> {
            AdvisoryLock.FACILITIES.exclusive(connection);
            DecisionRows.Merge found = merge(connection, merge, scope);
            if (!undone(found, merge, scope)) {
                new FacilitySplit(connection, verdict.at()).split(merge, found.loser(), found.winner(),
                        found.current());
                long held = Query.of(connection, HOLD_APART, found.loser(), found.current(), found.loser(),
                        found.current(), verdict.at(), verdict.actor(), verdict.leaf(), verdict.at())
                        .one(row -> row.getLong(1));
                note(connection, FacilityDecision.Action.SPLIT, new FacilityPair(found.current(), found.loser()), held,
                        merge, verdict);
            }
            return found;
        });
        signal.raise();
    }

    @Override
    public void reopen(long id, String reason, AccessScope scope) {
        String why = stated(reason);
        ProposalRows.Found before = transactions.call("read a proposal", connection -> found(connection, id, scope));
        if (!APART.contains(before.state())) {
            throw new FaultException(RecordError.PROPOSAL_DECIDED, id);
        }
        Verdict verdict = verdict("reopen", "proposal/" + id, "applied", why, scope);
        transactions.call("open a proposal again", connection -> {
            AdvisoryLock.FACILITIES.exclusive(connection);
            ProposalRows.Found found = found(connection, id, scope);
            if (APART.contains(found.state())) {
                close(connection, id, "open", verdict);
                note(connection, FacilityDecision.Action.REOPENED, found.pair(), id, null, verdict);
            }
            return found;
        });
    }

    private static void close(Connection connection, long id, String state, Verdict verdict) {
        Query.of(connection,
                "UPDATE ledger.facility_proposal SET state = ?, actor = ?, leaf_id = ?, decided_at = ? WHERE id = ?",
                state, verdict.actor(), verdict.leaf(), verdict.at(), id).update();
    }

    private static void note(Connection connection, FacilityDecision.Action action, FacilityPair pair, long proposal,
            @Nullable Long merge, Verdict verdict) {
        Query.of(connection, FacilityMerge.DECIDED, action.wire(), pair.one(), pair.other(), proposal, merge,
                verdict.actor(), verdict.reason(), verdict.leaf(), verdict.at()).update();
    }

    private static ProposalRows.Found found(Connection connection, long id, AccessScope scope) {
        return ProposalRows.find(connection, id, scope)
                .orElseThrow(() -> new FaultException(RecordError.PROPOSAL_UNKNOWN, id));
    }

    private static DecisionRows.Merge merge(Connection connection, long id, AccessScope scope) {
        DecisionRows.Merge merge = DecisionRows.merge(connection, id, scope)
                .orElseThrow(() -> new FaultException(RecordError.MERGE_UNKNOWN, id));
        if (!merge.keysKept()) {
            throw new FaultException(RecordError.MERGE_WITHOUT_KEYS, id);
        }
        return merge;
    }

    /** Whether the same person decided just this before; a second click is no mistake. */
    private static boolean decided(ProposalRows.Found found, long id, String state, AccessScope scope) {
        if (found.state().equals(state) && scope.actor().equals(found.actor())) {
            return true;
        }
        if (!found.state().equals("open")) {
            throw new FaultException(RecordError.PROPOSAL_DECIDED, id);
        }
        return false;
    }

    private static boolean undone(DecisionRows.Merge merge, long id, AccessScope scope) {
        String by = merge.undoneBy();
        if (by != null && !by.equals(scope.actor())) {
            throw new FaultException(RecordError.MERGE_UNDONE, id, by);
        }
        return by != null;
    }

    private static String stated(String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new FaultException(RecordError.DECISION_WITHOUT_REASON, LONGEST_REASON);
        }
        return why;
    }

    /** The leaf is durable when this returns. */
    private Verdict verdict(String action, String object, String decision, String reason, AccessScope scope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            long leaf = audit.append(
                    new Leaf(LeafType.MATCH, scope.actor(), action, object, decision, now, null, null)).join();
            return new Verdict(scope.actor(), reason, leaf, now);
        } catch (CompletionException e) {
            if (e.getCause() instanceof DataAccessException away) {
                throw away;
            }
            throw e;
        }
    }
}
