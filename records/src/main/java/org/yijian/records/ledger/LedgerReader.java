package org.yijian.records.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.security.access.AccessScope;

/** Looks things up for people. Every method answers only what the scope permits. */
public interface LedgerReader {

    /** The current revision of a record; empty if it does not exist or may not be seen. */
    Optional<StoredRecord> record(UUID id, AccessScope scope);

    /** The current revisions of those of these records that may be seen, in any order; about a thousand at a time. */
    default List<StoredRecord> records(Collection<UUID> ids, AccessScope scope) {
        return ids.stream().flatMap(id -> record(id, scope).stream()).toList();
    }

    /** All revisions of a record, newest first. */
    List<StoredRecord> revisions(UUID id, AccessScope scope);

    /**
     * Current records about a facility (and those merged into it), newest {@code occurredAt} first.
     *
     * @param facilityId the facility, or one that was merged into another
     * @param limit at most this many
     */
    List<StoredRecord> ofFacility(UUID facilityId, AccessScope scope, int limit);

    /** The facility that this id stands for today, following merges; empty if unknown. */
    Optional<UUID> canonicalFacility(UUID facilityId);

    /**
     * One exchange with its progress, whoever it belongs to; empty if the ledger has not seen it yet. For the hub itself,
     * and for what stands beside a record that may be seen.
     */
    Optional<ExchangeView> exchange(UUID id);

    /**
     * One exchange with its progress; empty if the ledger has not seen it yet or it may not be seen. An exchange belongs
     * to the department of its connector and to the counties of its records; one that brought no record belongs to no
     * county, and then the department alone decides.
     */
    Optional<ExchangeView> exchange(UUID id, AccessScope scope);

    /** Which of these exchanges are finished; at most about a thousand at a time. */
    Set<UUID> finished(Collection<UUID> exchangeIds);

    /** Exchanges that may be seen, newest first. */
    List<ExchangeView> exchanges(ExchangeQuery query, AccessScope scope);

    /** Quarantined pieces of an exchange (or of all, if null) that may be seen, newest first. */
    List<QuarantineView> quarantine(@Nullable UUID exchangeId, AccessScope scope, int offset, int limit);
}
