package org.yijian.hub.export;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.export.ExportRequest.State;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.Kind;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchResult;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Lets search results be taken away. Every attempt has its leaf before anything is given, also one that is refused. */
public final class ExportDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ExportDesk.class);
    private static final int LONGEST_REASON = 500;

    private final RecordSearch search;
    private final ExportRows rows;
    private final ExportProperties properties;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    ExportDesk(RecordSearch search, ExportRows rows, ExportProperties properties, Evidence evidence, KeyedHash hash,
            Clock clock) {
        this.search = search;
        this.rows = rows;
        this.properties = properties;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Something that may be taken now.
     *
     * @param search what is exported
     * @param records how many at most
     * @param leaf id of the leaf that tells of it
     * @param at when
     * @param account who takes it
     * @param purpose what for
     * @param fetched the approved request and the number of the try, as leaves name them; null if none was needed
     */
    record Granted(ExportedSearch search, long records, long leaf, Instant at, Account account, StatedPurpose purpose,
            @Nullable String fetched) {}

    /**
     * Takes what may be taken at once.
     *
     * @throws FaultException {@link HubError#NOT_PERMITTED}, {@link HubError#EXPORT_NEEDS_APPROVAL}
     */
    Granted take(ExportedSearch exported, String format, Account account, StatedPurpose purpose) {
        long records = counted(exported, format, account, purpose);
        if (records > properties.limit()) {
            leaf(exported, format, account, purpose, records, "refused:limit");
            throw new FaultException(HubError.EXPORT_NEEDS_APPROVAL, records, properties.limit());
        }
        long leaf = leaf(exported, format, account, purpose, records, "allowed");
        return new Granted(exported, records, leaf, clock.instant(), account, purpose, null);
    }

    private long counted(ExportedSearch exported, String format, Account account, StatedPurpose purpose) {
        if (!account.may(Permission.EXPORT_RECORDS)) {
            leaf(exported, format, account, purpose, 0, "refused:not-permitted");
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        if (purpose.leavesOut(account.scope()) && exported.query().kinds().contains(Kind.PRACTITIONER.wire())) {
            leaf(exported, format, account, purpose, 0, "refused:no-purpose");
            purpose.require();
        }
        return search.search(exported.query(), purpose.scope(account.scope())).total();
    }

    /** Gives the records of an export that was granted, newest first. */
    void each(Granted granted, Consumer<SearchResult.Hit> taker) {
        search.each(granted.search().query(), granted.purpose().scope(granted.account().scope()), granted.records(),
                taker);
    }

    /**
     * Asks for more than may be taken at once.
     *
     * @param key what the form had: the same key again is the same request
     * @throws FaultException {@link HubError#EXPORT_TOO_LARGE}, {@link HubError#EXPORT_WITHOUT_REASON}
     */
    UUID ask(String key, ExportedSearch exported, String reason, Account account, StatedPurpose purpose) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new FaultException(HubError.EXPORT_WITHOUT_REASON, LONGEST_REASON);
        }
        long records = counted(exported, "request", account, purpose);
        if (records > properties.largest()) {
            throw new FaultException(HubError.EXPORT_TOO_LARGE, records, properties.largest());
        }
        UUID id = DerivedId.of("export", account.name(), key);
        if (rows.one(id).isEmpty()) {
            leaf(exported, "request", account, purpose, records, "requested:" + id);
            var stated = purpose.purpose();
            rows.add(new ExportRequest(id, account.name(), now(), exported.text(), records, why,
                    stated == null ? null : stated.wire(), purpose.caseId(), State.REQUESTED, null, null, null, 0));
        }
        return id;
    }

    /**
     * Decides on somebody else's request. Deciding the same again changes nothing.
     *
     * @throws FaultException {@link HubError#EXPORT_BY_ONE_PERSON}, {@link HubError#EXPORT_NOT_OPEN}
     */
    void decide(UUID id, boolean approved, Account account) {
        ExportRequest request = rows.one(id).orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        if (!account.may(Permission.APPROVE_EXPORT)) {
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        State state = approved ? State.APPROVED : State.REFUSED;
        if (request.account().equals(account.name())) {
            decision(id.toString(), "decide-export", account, "refused:same-person");
            throw new FaultException(HubError.EXPORT_BY_ONE_PERSON);
        }
        if (request.state() == state && account.name().equals(request.decidedBy())) {
            return;
        }
        if (request.state() != State.REQUESTED) {
            throw new FaultException(HubError.EXPORT_NOT_OPEN);
        }
        decision(id.toString(), "decide-export", account, state.wire());
        Instant now = now();
        if (!rows.decide(id, state, account.name(), now, approved ? now.plus(properties.kept()) : null)) {
            throw new FaultException(HubError.EXPORT_NOT_OPEN);
        }
    }

    /**
     * Takes what was approved. It may be taken again, a few times and in time, because nobody here knows whether the end
     * of a file arrived; every try has its leaf. Records that came since are not in it beyond the number approved, and
     * what the account may no longer see is not in it at all.
     *
     * @throws FaultException {@link HubError#EXPORT_NOT_OPEN}
     */
    Granted takeApproved(UUID id, String format, Account account) {
        ExportRequest request = rows.one(id).filter(found -> found.account().equals(account.name()))
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        if (!request.open(clock.instant())) {
            throw new FaultException(HubError.EXPORT_NOT_OPEN);
        }
        StatedPurpose purpose = request.stated();
        ExportedSearch exported = ExportedSearch.of(request.query());
        long records = Math.min(request.records(), counted(exported, format, account, purpose));
        int tried = rows.take(id, account.name(), clock.instant(), properties.tries())
                .orElseThrow(() -> new FaultException(HubError.EXPORT_NOT_OPEN));
        String fetched = id + "/" + tried;
        long leaf = leaf(exported, format, account, purpose, records, "approved:" + fetched);
        return new Granted(exported, records, leaf, clock.instant(), account, purpose, fetched);
    }

    /** Gives something out. */
    @FunctionalInterface
    interface Delivery {
        void give() throws IOException;
    }

    /** Gives out what was granted; of what was approved it writes down whether all of it was sent. */
    void deliver(Granted granted, Delivery delivery) throws IOException {
        String end = "broken";
        try {
            delivery.give();
            end = "complete";
        } finally {
            ended(granted, end);
        }
    }

    /** What was sent stays sent: a log that cannot be written now must not break a file that is whole. */
    private void ended(Granted granted, String end) {
        if (granted.fetched() == null) {
            return;
        }
        try {
            decision(granted.fetched(), "fetch-export", granted.account(), end);
        } catch (FaultException unwritten) {
            LOG.warn("Export {} ended {}, which could not be logged", granted.fetched(), end, unwritten);
        }
    }

    /** Requests that the account made, and those that it may decide. */
    List<ExportRequest> requests(Account account) {
        return rows.list(account.may(Permission.APPROVE_EXPORT) ? null : account.name());
    }

    static boolean approved(String step) {
        return switch (step) {
            case "approve" -> true;
            case "refuse" -> false;
            default -> throw new FaultException(HubError.NOT_FOUND);
        };
    }

    /** How often an approved export may be fetched. */
    int tries() {
        return properties.tries();
    }

    int limit() {
        return properties.limit();
    }

    private long leaf(ExportedSearch exported, String format, Account account, StatedPurpose purpose, long records,
            String decision) {
        return evidence.append(new Leaf(LeafType.EXPORT, account.name(), "search-export",
                "query/" + hash.of(exported.query().text()) + "?format=" + format + "&records=" + records
                        + purpose.inLeaf('&', hash),
                decision, clock.instant(), hash.of(exported.text()), null));
    }

    private void decision(String export, String action, Account account, String decision) {
        evidence.append(new Leaf(LeafType.EXPORT, account.name(), action, "export/" + export, decision,
                clock.instant(), null, null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
