package org.yijian.hub.matching;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.matching.MatchingList.Given;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.search.candidate.FacilityCandidate;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Where lists are brought and decided. A list is seen by its owner alone; each step has its leaf before it is done. */
public final class MatchingDesk {

    private static final int MOST_LOOKED_FOR = 8;
    private static final int LONGEST_NAME = 80;

    private final MatchingRows rows;
    private final FacilitySearch search;
    private final LedgerReader ledger;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    MatchingDesk(MatchingRows rows, FacilitySearch search, LedgerReader ledger, Evidence evidence, KeyedHash hash,
            Clock clock) {
        this.rows = rows;
        this.search = search;
        this.ledger = ledger;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Takes a list; it is matched in the background.
     *
     * @param key what the form had: the same key again is the same list
     * @param content text, CSV or a workbook
     * @throws FaultException {@link HubError#LIST_TOO_LONG}, {@link HubError#LIST_UNREADABLE}
     */
    public UUID bring(String key, String name, byte[] content, Account account, StatedPurpose purpose) {
        List<Given> given = ListReader.read(content);
        UUID id = DerivedId.of("matching", account.name(), key);
        if (!rows.lists(account.name(), id).isEmpty()) {
            return id;
        }
        String called = name.isBlank() ? "—" : name.strip();
        leaf(LeafType.SEARCH, "match-list", id, "?rows=" + given.size() + purpose.inLeaf('&', hash), account,
                hash.of(given.toString()));
        rows.create(id, account.name(), called.length() <= LONGEST_NAME ? called : called.substring(0, LONGEST_NAME),
                given);
        return id;
    }

    public List<MatchingList> lists(Account account) {
        return rows.lists(account.name(), null);
    }

    /** @throws FaultException {@link HubError#NOT_FOUND} if it is not this account's */
    public MatchingList list(UUID id, Account account) {
        return rows.lists(account.name(), id).stream().findFirst()
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    /** @param state {@code all}, {@code waiting}, {@code certain}, {@code open}, {@code none} or {@code decided} */
    public List<MatchingList.Row> rows(MatchingList list, int after, String state, int offset, int limit) {
        return rows.rows(list.id(), after, state, offset, limit);
    }

    /** What a facility is called today, if the account may see it today; merges are followed. */
    public Optional<FacilityCandidate> facility(UUID id, Account account) {
        var scope = StatedPurpose.NONE.scope(account.scope());
        Optional<FacilityCandidate> found = search.facility(id, scope);
        return found.isPresent()
                ? found
                : ledger.canonicalFacility(id).filter(current -> !current.equals(id))
                        .flatMap(current -> search.facility(current, scope));
    }

    /** Facilities that somebody looks for by hand because no candidate is it; logged like the matching of the list. */
    public List<FacilityCandidate> lookedFor(MatchingList own, int number, String name, Account account) {
        leaf(LeafType.SEARCH, "match-list", own.id(), "/" + number, account, hash.of(name));
        return search.candidates(FacilityQuestion.of(name), StatedPurpose.NONE.scope(account.scope()), MOST_LOOKED_FOR);
    }

    /**
     * Decides a row.
     *
     * @param facility the one it is; null if it is none of them
     */
    public void decide(UUID list, int number, @Nullable UUID facility, Account account) {
        MatchingList own = list(list, account);
        if (facility != null && facility(facility, account).isEmpty()) {
            throw new FaultException(HubError.NOT_FOUND);
        }
        leaf(LeafType.MATCH, "decide-row", own.id(), "/" + number + "/" + (facility == null ? "none" : facility),
                account, null);
        found(rows.decide(own.id(), number, facility == null ? "none" : "match", facility, account.name()));
    }

    /** Takes a decision back. */
    public void undo(UUID list, int number, Account account) {
        MatchingList own = list(list, account);
        leaf(LeafType.MATCH, "undo-row", own.id(), "/" + number, account, null);
        found(rows.decide(own.id(), number, null, null, null));
    }

    /** Decides all that leave nothing to decide. */
    public int acceptCertain(UUID list, Account account) {
        MatchingList own = list(list, account);
        leaf(LeafType.MATCH, "accept-certain", own.id(), "", account, null);
        return rows.acceptCertain(own.id(), account.name());
    }

    public void remove(UUID list, Account account) {
        MatchingList own = list(list, account);
        leaf(LeafType.DELETE, "remove-list", own.id(), "", account, null);
        rows.remove(own.id());
    }

    /** To be called before a list is taken away; gives the leaf's number. */
    public long taken(MatchingList list, String format, Account account) {
        return leaf(LeafType.EXPORT, "match-list", list.id(), "?format=" + format + "&rows=" + list.rows(), account,
                null);
    }

    private static void found(int changed) {
        if (changed == 0) {
            throw new FaultException(HubError.NOT_FOUND);
        }
    }

    private long leaf(LeafType type, String action, UUID list, String more, Account account,
            @Nullable String commitment) {
        return evidence.append(new Leaf(type, account.name(), action, "matching/" + list + more, "allowed",
                clock.instant(), commitment, null));
    }
}
