package org.yijian.hub.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.saved.SavedSearch;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchQuery;
import org.yijian.search.watch.SearchFailure;
import org.yijian.search.watch.SearchMatch;
import org.yijian.search.watch.SearchMatcher;
import org.yijian.security.access.AccessScope;

/** The saved searches that wait, held in memory and brought up to date when one was changed. Used by one thread. */
final class WaitingSearches implements AutoCloseable {

    /** What accounts may see is changed elsewhere: it is looked up again at least so often. */
    private static final Duration RIGHTS = Duration.ofMinutes(1);

    private final SavedSearches searches;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<Long, Exception> failed = new HashMap<>();
    private final SearchMatcher matcher = new SearchMatcher(this::failed);
    private final Map<Long, SearchQuery> matched = new HashMap<>();
    private Map<Long, Watched> watched = Map.of();
    private long version = -1;
    private Instant looked = Instant.MIN;

    WaitingSearches(SavedSearches searches, Accounts accounts, Clock clock) {
        this.searches = searches;
        this.accounts = accounts;
        this.clock = clock;
    }

    private void failed(SearchFailure failure) {
        failed.put(failure.search(), failure.cause());
    }

    /** One that fails is stopped; if that cannot be written now, it is the next time. */
    private void stopFailed() {
        for (Map.Entry<Long, Exception> failure : Map.copyOf(failed).entrySet()) {
            searches.stop(failure.getKey(), failure.getValue());
            failed.remove(failure.getKey());
        }
    }

    /** Learns of every change that was committed before the call. */
    void refresh() {
        stopFailed();
        long current = searches.version();
        if (current == version && clock.instant().isBefore(looked.plus(RIGHTS))) {
            return;
        }
        looked = clock.instant();
        List<SavedSearch> waiting = searches.waiting();
        put(waiting);
        watched = watched(waiting);
        version = current;
    }

    private void put(List<SavedSearch> waiting) {
        Map<Long, SearchQuery> changed = new HashMap<>();
        Set<Long> gone = new HashSet<>(matched.keySet());
        for (SavedSearch search : waiting) {
            gone.remove(search.id());
            if (!search.query().equals(matched.get(search.id()))) {
                changed.put(search.id(), search.query());
            }
        }
        matcher.remove(gone);
        matched.keySet().removeAll(gone);
        matcher.put(changed);
        matched.putAll(changed);
    }

    private Map<Long, Watched> watched(List<SavedSearch> waiting) {
        Map<String, AccessScope> scopes = new HashMap<>();
        Map<Long, Watched> all = new HashMap<>();
        for (SavedSearch search : waiting) {
            @Nullable
            AccessScope only = search.sharedWith() != null
                    ? null
                    : scopes.computeIfAbsent(search.owner(), this::scope);
            all.put(search.id(), new Watched(search.since(), only));
        }
        return all;
    }

    /** Whoever may not sign in any more sees nothing. */
    private AccessScope scope(String owner) {
        return accounts.named(owner).map(Accounts.Stored::account).filter(Account::enabled).map(Account::scope)
                .orElseGet(() -> AccessScope.nothing(owner));
    }

    boolean none() {
        return watched.isEmpty();
    }

    /** The waiting searches by id. */
    Map<Long, SearchQuery> all() {
        Map<Long, SearchQuery> all = new HashMap<>(matched);
        all.keySet().removeAll(failed.keySet());
        return all;
    }

    /** What they find among these records, and somebody wants to be told. */
    List<SearchMatch> match(List<StoredRecord> records) {
        List<SearchMatch> matches = matcher.match(records);
        stopFailed();
        return wanted(matches, records);
    }

    /** Those matches that somebody wants to be told of; a match of a revision that is not among the records is left out. */
    List<SearchMatch> wanted(List<SearchMatch> matches, List<StoredRecord> records) {
        Map<SearchMatch, StoredRecord> byRevision = new HashMap<>();
        records.forEach(record -> byRevision.put(new SearchMatch(0, record.id(), record.revision()), record));
        return matches.stream().filter(match -> {
            StoredRecord record = byRevision.get(new SearchMatch(0, match.record(), match.revision()));
            Watched search = watched.get(match.search());
            return record != null && search != null && search.wants(record);
        }).toList();
    }

    @Override
    public void close() {
        matcher.close();
    }
}
