package org.yijian.hub.alert;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.lookup.UnreadAlerts;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * A person's alerts. Which ones there are, and what they are about, is worked out while the person looks, with the rights
 * it has at that moment; looking is logged like a search, before anything is shown.
 */
public final class Inbox implements UnreadAlerts {

    private final Transactions transactions;
    private final LedgerReader reader;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    Inbox(Transactions transactions, LedgerReader reader, Evidence evidence, KeyedHash hash, Clock clock) {
        this.transactions = transactions;
        this.reader = reader;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param search only of this saved search; null for all
     * @param unread only what was not read
     * @param page from 1
     * @param size alerts a page, 1 to 100
     */
    public record Question(@Nullable Long search, boolean unread, int page, int size) {

        private static final int DEEPEST = 10_000;

        public Question {
            if (page < 1 || page > DEEPEST) {
                throw new FaultException(HubError.BAD_PARAMETER, "page", page);
            }
            if (size < 1 || size > 100) {
                throw new FaultException(HubError.BAD_PARAMETER, "size", size);
            }
        }
    }

    /**
     * One page.
     *
     * @param entries newest first
     * @param more whether there is a page after this one
     */
    public record Page(List<AlertEntry> entries, boolean more) {}

    /**
     * How a person stands to a saved search.
     *
     * @param unread alerts that were not read
     * @param muted whether the person wants none, though it is shared
     */
    public record Standing(long unread, boolean muted) {
        /** Nothing has come. */
        public static final Standing NOTHING = new Standing(0, false);
    }

    /**
     * What has come for a search.
     *
     * @param number how many alerts
     * @param newest number of the newest one; 0 if there is none
     */
    public record News(long number, long newest) {
        /** Nothing has come. */
        public static final News NONE = new News(0, 0);
    }

    /** What somebody may see of a search's alerts after one of them: for those who only count. */
    public News since(long alert, long search, Account account) {
        return transactions.call("count alerts", connection -> InboxRows.since(connection, account, search, alert));
    }

    @Override
    public int of(Account account) {
        return transactions.call("count alerts", connection -> InboxRows.unread(connection, account, MOST));
    }

    /** By number of the saved search; left out where there is nothing to tell. */
    public Map<Long, Standing> standings(Account account) {
        return transactions.call("count alerts", connection -> {
            Map<Long, Standing> standings = new HashMap<>();
            InboxRows.unreadBySearch(connection, account)
                    .forEach((search, unread) -> standings.put(search, new Standing(unread, false)));
            InboxRows.muted(connection, account).forEach(search -> standings.put(search, new Standing(0, true)));
            return standings;
        });
    }

    /** A page of alerts; logged before it is shown. */
    public Page read(Question asked, Account account) {
        List<InboxRows.Row> rows = transactions.call("read alerts", connection -> InboxRows.page(connection, account,
                asked.search(), asked.unread(), (asked.page() - 1) * asked.size(), asked.size() + 1));
        List<AlertEntry> entries = rows.stream().limit(asked.size()).flatMap(row -> entry(row, account).stream())
                .toList();
        log(asked, entries, account);
        return new Page(entries, rows.size() > asked.size());
    }

    private Optional<AlertEntry> entry(InboxRows.Row row, Account account) {
        return reader.record(row.record(), account.scope()).map(current -> new AlertEntry(row.id(), row.search(),
                row.searchName(), row.record(), row.revision(), row.raisedAt(), row.read(), shown(current)));
    }

    private static @Nullable StoredRecord shown(StoredRecord current) {
        return StatedPurpose.neededFor(current) ? null : current;
    }

    private void log(Question asked, List<AlertEntry> entries, Account account) {
        String object = "alerts?page=" + asked.page() + (asked.search() == null ? "" : "&search=" + asked.search())
                + (asked.unread() ? "&unread=true" : "");
        String shown = entries.stream().map(entry -> entry.record().toString()).collect(Collectors.joining(","));
        evidence.append(new Leaf(LeafType.SEARCH, account.name(), "alerts", object, "allowed", clock.instant(),
                hash.of(object + '\n' + shown), null));
    }

    /**
     * Marks an alert as read and tells which record it is about; opening the record is logged by itself.
     *
     * @throws FaultException {@link HubError#NOT_FOUND} if there is none that the account may see
     */
    public UUID open(long id, Account account) {
        return transactions.call("open an alert", connection -> {
            InboxRows.Row row = InboxRows.one(connection, account, id)
                    .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
            InboxRows.read(connection, account, id);
            return row.record();
        });
    }

    /**
     * Marks everything as read up to an alert.
     *
     * @param search only of this saved search; null for all
     * @param newest the newest alert that the person has been shown; what came after it stays unread
     */
    public void readTo(@Nullable Long search, long newest, Account account) {
        transactions.call("mark alerts as read",
                connection -> InboxRows.readTo(connection, account, search, newest));
    }

    /** The newest of these alerts; 0 if there is none. */
    static long newest(List<AlertEntry> entries) {
        return entries.stream().mapToLong(AlertEntry::id).max().orElse(0);
    }
}
