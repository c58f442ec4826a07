package org.yijian.hub.saved;

import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.Role;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Keeps searches. Each change is logged before it takes effect, its words only as a keyed hash. Doing something twice
 * changes nothing the second time.
 */
public final class SavedSearches {

    private static final Logger LOG = LoggerFactory.getLogger(SavedSearches.class);
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 200;

    private final Transactions transactions;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public SavedSearches(Transactions transactions, Evidence evidence, KeyedHash hash, Clock clock) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /** Those that the account keeps, then those that others share with it, each by name. */
    public List<SavedSearch> visibleTo(Account account) {
        return transactions.call("read saved searches", connection -> SavedRows.visibleTo(connection, account));
    }

    /**
     * All that wait for records, whoever keeps them. One that this program does not understand any more does not keep the
     * others from being told: it is {@link #stop stopped}.
     */
    public List<SavedSearch> waiting() {
        Map<SavedSearch, Exception> unusable = new LinkedHashMap<>();
        List<SavedSearch> waiting = new ArrayList<>();
        transactions.call("read saved searches", connection -> SavedRows.waiting(connection, unusable::put))
                .forEach(search -> {
                    switch (search.readable()) {
                        case SavedSearch.Readable.Query read -> {
                            if (read.waits()) {
                                waiting.add(search);
                            }
                        }
                        case SavedSearch.Readable.Not not -> unusable.put(search, not.cause());
                    }
                });
        unusable.forEach((search, cause) -> stop(search.id(), cause));
        return waiting;
    }

    /** Stops the alerts of a search that fails; its owner sees it on the pages of searches and alerts. */
    public void stop(long id, Exception cause) {
        transactions.call("read a saved search", connection -> SavedRows.find(connection, id))
                .filter(SavedSearch::alerts).ifPresent(search -> {
                    LOG.warn("The saved search {} fails and waits no more", id, cause);
                    evidence.append(new Leaf(LeafType.SEARCH, "hub", "alerts-off", object(search), "failed",
                            clock.instant(), null, null));
                    transactions.call("stop a search that fails", connection -> SavedRows.fail(connection, id,
                            clock.instant()) && SavedRows.changed(connection));
                });
    }

    /** Numbers of those that were {@link #stop stopped} and that nobody turned on again. */
    public List<Long> stopped() {
        return transactions.call("read stopped searches", SavedRows::stopped);
    }

    /** Changes whenever a search does. */
    public long version() {
        return transactions.call("read the version of the saved searches", SavedRows::version);
    }

    /** @throws FaultException {@link HubError#NOT_FOUND} if there is none that the account may run */
    public SavedSearch named(long id, Account account) {
        return transactions.call("read a saved search", connection -> SavedRows.find(connection, id))
                .filter(search -> search.visibleTo(account))
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    /**
     * Keeps a search; the same one under the same name is there already.
     *
     * @param sharedWith role that may run it too; null for nobody
     * @param alerts whether new records are told; not for a search that cannot wait
     * @throws FaultException {@link HubError#SAVED_NAME}, {@link HubError#SAVED_NAME_TAKEN},
     *         {@link HubError#TOO_MANY_SAVED}, or as {@link SearchParameters#query}
     */
    public SavedSearch save(String name, SearchParameters parameters, @Nullable Role sharedWith, boolean alerts,
            Account owner) {
        SavedSearch wanted = new SavedSearch(0, owner.name(), checked(name), withoutPage(parameters), sharedWith,
                alerts, clock.instant(), clock.instant(), null);
        boolean waits = wanted.canWait() && alerts;
        log(wanted, "save", sharedWith, owner);
        return transactions.call("save a search", connection -> {
            Optional<SavedSearch> known = SavedRows.called(connection, wanted.name(), owner.name());
            if (known.isPresent()) {
                if (!known.get().parameters().equals(wanted.parameters())) {
                    throw new FaultException(HubError.SAVED_NAME_TAKEN, wanted.name());
                }
                return known.get();
            }
            if (SavedRows.count(connection, owner.name()) >= MOST) {
                throw new FaultException(HubError.TOO_MANY_SAVED, MOST);
            }
            return SavedRows.insert(connection, wanted, waits);
        });
    }

    /** @throws FaultException as {@link #save} and {@link #named}, {@link HubError#NOT_PERMITTED} if another keeps it */
    public void rename(long id, String name, Account account) {
        String wanted = checked(name);
        change(id, "rename", null, account, (connection, search) -> {
            SavedRows.called(connection, wanted, account.name()).filter(other -> other.id() != id).ifPresent(other -> {
                throw new FaultException(HubError.SAVED_NAME_TAKEN, wanted);
            });
            SavedRows.rename(connection, id, wanted);
        });
    }

    /** Lets a role run it too, or nobody any more. */
    public void share(long id, @Nullable Role role, Account account) {
        change(id, "share", role, account, (connection, search) -> SavedRows.share(connection, id, role));
    }

    /** New records are told from now on, or no more. Whoever only shares it is spared, or not, alone. */
    public void tell(long id, boolean alerts, Account account) {
        SavedSearch search = named(id, account);
        if (!search.ownedBy(account)) {
            transactions.call("mute a search", connection -> SavedRows.mute(connection, id, !alerts, account.name()));
        } else if (search.alerts() != alerts && (!alerts || search.canWait())) {
            change(id, alerts ? "alerts-on" : "alerts-off", null, account,
                    (connection, same) -> SavedRows.tell(connection, id, alerts, clock.instant()));
        }
    }

    /** Forgets it with its alerts; one that is not there is forgotten already. */
    public void delete(long id, Account account) {
        if (transactions.call("read a saved search", connection -> SavedRows.find(connection, id)).isPresent()) {
            change(id, "delete", null, account, (connection, search) -> SavedRows.delete(connection, id));
        }
    }

    private interface Step {
        void take(Connection connection, SavedSearch search);
    }

    private void change(long id, String action, @Nullable Role role, Account account, Step step) {
        SavedSearch search = named(id, account);
        if (!search.ownedBy(account)) {
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        log(search, action, role, account);
        transactions.call(action, connection -> {
            step.take(connection, search);
            return SavedRows.changed(connection);
        });
    }

    private void log(SavedSearch search, String action, @Nullable Role role, Account account) {
        String object = object(search) + (role == null ? "" : "?role=" + role.wire());
        evidence.append(new Leaf(LeafType.SEARCH, account.name(), action, object, "allowed", clock.instant(),
                hash.of(SavedRows.written(search.parameters())), null));
    }

    private String object(SavedSearch search) {
        return "saved-search/" + hash.of(search.owner() + '\n' + search.name());
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new FaultException(HubError.SAVED_NAME, LONGEST_NAME);
        }
        return stripped;
    }

    /** Without the page, and with nothing instead of what is empty: the same search is then written alike. */
    private static SearchParameters withoutPage(SearchParameters given) {
        return new SearchParameters(text(given.q()), list(given.kind()), list(given.department()),
                list(given.region()), list(given.severity()), text(given.from()), text(given.to()),
                text(given.facility()), text(given.sort()), null);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static @Nullable List<String> list(@Nullable List<String> given) {
        List<String> values = given == null
                ? List.of()
                : given.stream().filter(value -> !value.isBlank()).map(String::strip).distinct().sorted().toList();
        return values.isEmpty() ? null : values;
    }
}
