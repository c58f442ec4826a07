package org.yijian.hub.matching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.account.Account;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.matching.MatchingList.Given;
import org.yijian.hub.matching.MatchingList.Kept;
import org.yijian.hub.matching.MatchingRows.Outcome;
import org.yijian.search.candidate.FacilityCandidate;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.security.access.AccessScope;

/** Matches the rows of lists, some at a time, with what their owner may see at that moment. */
final class MatchingWork {

    private static final int AT_A_TIME = 200;
    private static final int IN_A_ROUND = 25;
    private static final int CANDIDATES = 5;

    private final MatchingRows rows;
    private final FacilitySearch search;
    private final Accounts accounts;

    MatchingWork(MatchingRows rows, FacilitySearch search, Accounts accounts) {
        this.rows = rows;
        this.search = search;
        this.accounts = accounts;
    }

    /** Goes on with the oldest list that waits, for a while: whoever stops the hub waits no longer than that. */
    void round() {
        Optional<MatchingList> claimed = rows.claim();
        if (claimed.isEmpty()) {
            return;
        }
        MatchingList list = claimed.get();
        Optional<Account> owner = accounts.named(list.owner()).map(Accounts.Stored::account).filter(Account::enabled);
        AccessScope scope = owner.map(account -> StatedPurpose.NONE.scope(account.scope()))
                .orElse(AccessScope.nothing(list.owner()));
        boolean more = true;
        for (int done = 0; more && done < IN_A_ROUND; done++) {
            more = some(list.id(), scope);
        }
        rows.release(list.id());
    }

    private boolean some(UUID list, AccessScope scope) {
        List<MatchingList.Row> waiting = rows.waiting(list, AT_A_TIME);
        if (!waiting.isEmpty()) {
            rows.keep(list, waiting.stream().map(row -> outcome(row, scope)).toList());
        }
        return waiting.size() == AT_A_TIME;
    }

    private Outcome outcome(MatchingList.Row row, AccessScope scope) {
        List<FacilityCandidate> found = search.candidates(question(row.given()), scope, CANDIDATES);
        String state = found.isEmpty() ? "none" : FacilityCandidate.certain(found) ? "certain" : "open";
        return new Outcome(row.number(), state, found.stream().map(candidate -> new Kept(
                UUID.fromString(candidate.facilityId()), candidate.score(), candidate.reasons())).toList());
    }

    /** A code may stand where a name is expected. */
    private static FacilityQuestion question(Given given) {
        String name = given.name();
        if (given.code() == null && name != null) {
            FacilityQuestion alone = FacilityQuestion.of(name);
            return new FacilityQuestion(name, alone.code(), given.address());
        }
        return new FacilityQuestion(name, given.code(), given.address());
    }
}
