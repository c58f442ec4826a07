package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.records.identifier.IdentityNumber;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Finds the records of a person by the exact number of an identity card or certificate, which the asker has and which is
 * never shown. The number is compared as a keyed hash, and only a keyed hash of it is logged, before the answer.
 */
public final class AuditedPeople {

    private static final int LONGEST = 200;

    private final PersonalReading personal;
    private final LedgerReader reader;
    private final UnaryOperator<String> pseudonym;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    /** @param pseudonym what stands for an identity number in records */
    public AuditedPeople(PersonalReading personal, LedgerReader reader, UnaryOperator<String> pseudonym,
            Evidence evidence, KeyedHash hash, Clock clock) {
        this.personal = personal;
        this.reader = reader;
        this.pseudonym = pseudonym;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * The records that the account may see.
     *
     * @throws FaultException {@link HubError#PURPOSE_MISSING}, or {@link HubError#BAD_PARAMETER} if there is no number; it
     *         is not repeated
     */
    public List<StoredRecord> find(String number, Account account, StatedPurpose purpose) {
        purpose.require();
        String exact = number.strip().toUpperCase(Locale.ROOT);
        if (exact.isEmpty() || exact.length() > LONGEST) {
            throw new FaultException(HubError.BAD_PARAMETER, "number", "***");
        }
        List<StoredRecord> found = candidates(number.strip(), exact)
                .flatMap(id -> reader.record(id, account.scope()).stream()).toList();
        String object = "person/" + hash.of("person/" + exact) + purpose.inLeaf('?', hash)
                + new ShownPersons(hash).of(found.stream().map(StoredRecord::id).toList());
        evidence.append(new Leaf(LeafType.SEARCH, account.name(), "look-up", object, "allowed", clock.instant(),
                hash.of(exact + '\n' + found.stream().map(StoredRecord::id).toList()), null));
        return found;
    }

    private Stream<UUID> candidates(String given, String exact) {
        String person = IdentityNumber.parse(exact).map(known -> pseudonym.apply(known.value())).orElse(null);
        return Stream.of(person == null ? null : personal.withExactly("/body/pseudonym", person),
                personal.withExactly("/body/certificate", given)).filter(Objects::nonNull).flatMap(List::stream)
                .distinct();
    }
}
