package org.yijian.records.ledger.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.ScopeFilter;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.access.AccessScope;

/** Looks things up in PostgreSQL; what a scope does not permit never leaves the database. */
final class PostgresLedgerReader implements LedgerReader {

    private static final int PAGE = 200;

    private static final String RECORD = "SELECT " + StoredRows.HEAD_COLUMNS + StoredRows.CURRENT
            + " WHERE h.id = ? AND "
            + ScopeFilter.RECORDS;

    private static final String SEVERAL = "SELECT " + StoredRows.HEAD_COLUMNS + StoredRows.CURRENT
            + " WHERE h.id = ANY(?::uuid[]) AND " + ScopeFilter.RECORDS;

    private static final String REVISIONS = "SELECT " + StoredRows.HEAD_COLUMNS
            + " FROM ledger.head h JOIN ledger.revision r ON r.record_id = h.id WHERE h.id = ? AND "
            + ScopeFilter.RECORDS + " ORDER BY r.revision DESC";

    private static final String OF_FACILITY = "SELECT " + StoredRows.HEAD_COLUMNS + StoredRows.CURRENT + """
            WHERE h.facility_id = (SELECT coalesce(merged_into, id) FROM ledger.facility WHERE id = ?) AND\s"""
            + ScopeFilter.RECORDS + " ORDER BY h.occurred_at DESC, h.id LIMIT ?";

    private final Transactions transactions;

    PostgresLedgerReader(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<StoredRecord> record(UUID id, AccessScope scope) {
        return records(RECORD, id, scope).stream().findFirst();
    }

    @Override
    public List<StoredRecord> records(Collection<UUID> ids, AccessScope scope) {
        List<Object> parameters = new ArrayList<>(List.of(ids));
        parameters.addAll(ScopeFilter.ofRecords(scope));
        return list("read records", SEVERAL, StoredRows::read, parameters.toArray());
    }

    /** An earlier revision may have been more sensitive, or another region's, than the current one: each is asked. */
    @Override
    public List<StoredRecord> revisions(UUID id, AccessScope scope) {
        return records(REVISIONS, id, scope).stream().filter(stored -> permits(scope, stored.record())).toList();
    }

    private static boolean permits(AccessScope scope, CanonicalRecord record) {
        Set<String> path = RegionCode.parse(record.region()).map(region -> Set.copyOf(region.path())).orElse(Set.of());
        return scope.permits(record.department().wire(), path, record.sensitivity());
    }

    @Override
    public List<StoredRecord> ofFacility(UUID facilityId, AccessScope scope, int limit) {
        return records(OF_FACILITY, facilityId, scope, limit);
    }

    private List<StoredRecord> records(String sql, UUID id, AccessScope scope, Object... more) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(id);
        parameters.addAll(ScopeFilter.ofRecords(scope));
        parameters.addAll(Arrays.asList(more));
        return list("read records", sql, StoredRows::read, parameters.toArray());
    }

    @Override
    public Optional<UUID> canonicalFacility(UUID facilityId) {
        return list("read a facility", "SELECT coalesce(merged_into, id) FROM ledger.facility WHERE id = ?",
                row -> row.getObject(1, UUID.class), facilityId).stream().findFirst();
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id) {
        return list("read an exchange", ExchangeRows.SELECT + " WHERE id = ?", ExchangeRows::exchange, id).stream()
                .findFirst();
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id, AccessScope scope) {
        return exchanges("read an exchange", " WHERE e.id = ? AND ", scope, List.of(id), "").stream().findFirst();
    }

    @Override
    public Set<UUID> finished(Collection<UUID> exchangeIds) {
        return Set.copyOf(list("look exchanges up",
                "SELECT id FROM ledger.exchange WHERE id = ANY(?::uuid[]) AND finished_at IS NOT NULL",
                row -> row.getObject(1, UUID.class), exchangeIds));
    }

    @Override
    public List<ExchangeView> exchanges(ExchangeQuery query, AccessScope scope) {
        String state = query.state() == null ? null : ExchangeRows.wire(query.state());
        return exchanges("list exchanges",
                " WHERE (?::text IS NULL OR source = ?) AND (?::text IS NULL OR state = ?) AND ",
                scope, Arrays.asList(query.source(), query.source(), state, state),
                " ORDER BY received_at DESC, id OFFSET ? LIMIT ?", Math.max(0, query.offset()), page(query.limit()));
    }

    private List<ExchangeView> exchanges(String task, String where, AccessScope scope, List<@Nullable Object> before,
            String order, Object... after) {
        return list(task, ExchangeRows.SELECT + where + ScopeFilter.EXCHANGES + order, ExchangeRows::exchange,
                parameters(before, scope, after));
    }

    @Override
    public List<QuarantineView> quarantine(@Nullable UUID exchangeId, AccessScope scope, int offset, int limit) {
        String where = " WHERE " + (exchangeId == null ? "" : "q.exchange_id = ? AND ");
        return list("list quarantine",
                ExchangeRows.SELECT_QUARANTINE + where + ScopeFilter.EXCHANGES + " ORDER BY q.id DESC OFFSET ? LIMIT ?",
                ExchangeRows::quarantine, parameters(exchangeId == null ? List.of() : List.of(exchangeId), scope,
                        Math.max(0, offset), page(limit)));
    }

    private static @Nullable Object[] parameters(List<@Nullable Object> before, AccessScope scope, Object... after) {
        List<@Nullable Object> parameters = new ArrayList<>(before);
        parameters.addAll(ScopeFilter.ofExchanges(scope));
        parameters.addAll(Arrays.asList(after));
        return parameters.toArray();
    }

    private static int page(int limit) {
        return Math.clamp(limit, 1, PAGE);
    }

    private <T> List<T> list(String task, String sql, Query.Reader<T> reader, @Nullable Object... parameters) {
        return transactions.call(task, connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, sql, parameters).list(reader);
        });
    }
}
