package org.yijian.hub.trail;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.hub.lookup.ShownPersons;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Who saw what, when and what for. Auditors may ask about everything; heads of departments about facilities and records
 * that they may see themselves. Asking is logged like every other view, before the answer.
 */
public final class AccessTrail {

    private final Transactions transactions;
    private final LedgerReader reader;
    private final PersonalReading personal;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AccessTrail(Transactions transactions, LedgerReader reader, PersonalReading personal, Evidence evidence,
            KeyedHash hash, Clock clock) {
        this.transactions = transactions;
        this.reader = reader;
        this.personal = personal;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param lines newest first
     * @param more whether there is a page after this one
     */
    public record Found(List<Access> lines, boolean more) {}

    /** Reads off whatever leaves have come since. */
    public void follow() {
        while (transactions.call("follow the log", AccessRows::follow)) {
            // one transaction after the other, so that none becomes long
        }
    }

    /** @throws FaultException {@link HubError#NOT_FOUND} if the account may not ask about this */
    public Found find(TrailQuestion asked, Account account) {
        boolean may = account.may(Permission.READ_LOG) || within(asked, account);
        evidence.append(new Leaf(LeafType.VIEW, account.name(), "access-trail", object(asked),
                may ? "allowed" : "refused", clock.instant(), null, null));
        if (!may) {
            throw new FaultException(HubError.NOT_FOUND);
        }
        follow();
        UUID person = asked.person();
        List<UUID> records = person == null ? null : personal.ofSamePerson(person);
        ShownPersons shown = new ShownPersons(hash);
        List<Access> found = transactions.call("read the access trail",
                connection -> AccessRows.find(connection, asked, wordsHash(asked), caseHash(asked), records,
                        records == null ? List.of() : records.stream().map(shown::of).toList()));
        return new Found(found.stream().limit(TrailQuestion.SIZE).toList(), found.size() > TrailQuestion.SIZE);
    }

    private boolean within(TrailQuestion asked, Account account) {
        AccessScope scope = account.scope();
        UUID facility = asked.facility();
        UUID person = asked.person();
        boolean something = facility != null || person != null;
        return something && account.may(Permission.SEE_ACCESS)
                && (facility == null || !reader.ofFacility(facility, scope, 1).isEmpty())
                && (person == null || reader.record(person, scope).isPresent());
    }

    private @Nullable String wordsHash(TrailQuestion asked) {
        return asked.words() == null ? null : hash.of(asked.words());
    }

    private @Nullable String caseHash(TrailQuestion asked) {
        return asked.caseId() == null ? null : hash.of(asked.caseId());
    }

    /** Whom or what was asked about, never in words that could name somebody. */
    private String object(TrailQuestion asked) {
        StringBuilder object = new StringBuilder("trail?page=").append(asked.page());
        append(object, "facility", asked.facility());
        append(object, "record", asked.person());
        append(object, "actor", asked.actor() == null ? null : hash.of("actor/" + asked.actor()));
        append(object, "wordsAsked", wordsHash(asked));
        append(object, "caseAsked", caseHash(asked));
        append(object, "type", asked.type());
        return object.toString();
    }

    private static void append(StringBuilder object, String name, @Nullable Object value) {
        if (value != null) {
            object.append('&').append(name).append('=').append(value);
        }
    }
}
