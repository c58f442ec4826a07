package org.yijian.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.yijian.records.RecordError;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.Replays;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.seal.Seal;

/** The ledger's interfaces over {@link SampleRecords}, in memory. */
public final class SampleLedger implements LedgerReader, LogIndexes, AuditLog, FacilityMatches, Replays {

    public final List<Leaf> leaves = new CopyOnWriteArrayList<>();
    public final List<String> decisions = new CopyOnWriteArrayList<>();
    private volatile boolean auditAway;

    /** Plays an audit log that cannot be reached. */
    public void loseAuditLog(boolean away) {
        auditAway = away;
    }

    @Override
    public CompletableFuture<Long> append(Leaf leaf) {
        if (auditAway) {
            return CompletableFuture.failedFuture(new DataAccessResourceFailureException("away"));
        }
        leaves.add(leaf);
        return CompletableFuture.completedFuture((long) leaves.size());
    }

    @Override
    public Map<UUID, Long> last(Collection<UUID> exchanges) {
        Map<UUID, Long> indexes = new HashMap<>();
        exchanges.forEach(id -> indexes.put(id, 1004L));
        return indexes;
    }

    @Override
    public Map<Long, Long> of(Collection<Long> leafIds) {
        Map<Long, Long> indexes = new HashMap<>();
        leafIds.stream().filter(id -> id != 6).forEach(id -> indexes.put(id, id + 1000));
        return indexes;
    }

    public static boolean permitted(StoredRecord stored, AccessScope scope) {
        Set<String> path = Set.copyOf(RegionCode.parse(stored.record().region()).orElseThrow().path().stream()
                .map(Object::toString).toList());
        return scope.permits(stored.record().department().wire(), path, stored.record().sensitivity());
    }

    @Override
    public Optional<StoredRecord> record(UUID id, AccessScope scope) {
        return SampleRecords.all().stream().filter(stored -> stored.id().equals(id) && permitted(stored, scope))
                .findFirst();
    }

    @Override
    public List<StoredRecord> revisions(UUID id, AccessScope scope) {
        return record(id, scope).stream().toList();
    }

    @Override
    public List<StoredRecord> ofFacility(UUID facilityId, AccessScope scope, int limit) {
        return SampleRecords.all().stream()
                .filter(stored -> stored.facilityId().equals(facilityId) && permitted(stored, scope))
                .sorted(Comparator.comparing((StoredRecord stored) -> stored.record().occurredAt()).reversed())
                .limit(limit).toList();
    }

    @Override
    public Optional<UUID> canonicalFacility(UUID facilityId) {
        return Optional.of(facilityId).filter(SampleRecords.FACILITY::equals);
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id) {
        return exchange(id, AccessScope.everything("sample"));
    }

    @Override
    public Optional<ExchangeView> exchange(UUID id, AccessScope scope) {
        return exchanges(new ExchangeQuery(null, null, 0, 200), scope).stream()
                .filter(view -> view.exchange().id().equals(id))
                .findFirst();
    }

    @Override
    public Set<UUID> finished(Collection<UUID> exchangeIds) {
        return Set.copyOf(exchangeIds);
    }

    @Override
    public List<ExchangeView> exchanges(ExchangeQuery query, AccessScope scope) {
        List<ExchangeView> all = new ArrayList<>();
        all.add(view(SampleRecords.EXCHANGE, "civil-affairs", "finding.json", ExchangeView.State.ACCEPTED, 412, 0,
                null));
        all.add(view(new UUID(1, 2), "market-regulation", "penalties-20260301.xlsx", ExchangeView.State.PARTIAL, 87, 2,
                null));
        all.add(view(new UUID(1, 3), "fire-rescue", "inspections-20260301.csv", ExchangeView.State.PROCESSING, 1500, 0,
                null));
        all.add(view(new UUID(1, 4), "insurance", "message-12.json", ExchangeView.State.QUARANTINED, 0, 1,
                new ExchangeView.FaultText("YJ-SEC-001", "签名不正确。", "The signature is wrong.")));
        return all.stream().filter(view -> scope.permitsDepartment(view.exchange().source()))
                .filter(view -> query.source() == null || view.exchange().source().equals(query.source()))
                .filter(view -> query.state() == null || view.state() == query.state()).skip(query.offset())
                .limit(query.limit()).toList();
    }

    private static ExchangeView view(UUID id, String source, String file, ExchangeView.State state, long accepted,
            long quarantined, ExchangeView.@Nullable FaultText fault) {
        Instant at = Instant.parse("2026-05-01T02:03:04Z");
        return new ExchangeView(
                new Exchange(id, source, "message-" + id, source, source, source, "1.0", file, at, 123_456,
                        "ab".repeat(32),
                        "cd".repeat(32)),
                state, 1, accepted, 3, quarantined, state == ExchangeView.State.PROCESSING ? null : at.plusSeconds(2),
                source.equals("insurance") ? Seal.Attestation.SENDER : Seal.Attestation.HUB, fault);
    }

    @Override
    public List<QuarantineView> quarantine(@Nullable UUID exchangeId, AccessScope scope, int offset, int limit) {
        return !scope.permitsDepartment("market-regulation")
                ? List.of()
                : List.of(
                        new QuarantineView(1, new UUID(1, 2), "market-regulation",
                                new ExchangeView.FaultText("YJ-REC-001", "缺少必填字段。", "A required field is missing."), 14,
                                "facility.creditCode", "X-14", Instant.parse("2026-05-01T02:03:05Z"), null),
                        new QuarantineView(2, new UUID(1, 2), "market-regulation",
                                new ExchangeView.FaultText("YJ-REC-004", "日期“2026-02-30”不存在。",
                                        "There is no such day: 2026-02-30."),
                                15, "处罚决定日期", "X-15", Instant.parse("2026-05-01T02:03:05Z"),
                                ExchangeView.State.PARTIAL));
    }

    @Override
    public List<FacilityMatch> open(AccessScope scope, int offset, int limit) {
        FacilityMatch.Side one = new FacilityMatch.Side(SampleRecords.FACILITY, "沙坪坝区天星桥康乐养老院（演示）",
                "重庆市沙坪坝区天星桥街道小龙坎新街 8 号", "500106001",
                List.of(new FacilityMatch.Key("credit-code", "52500106MJP0000017")),
                List.of(new FacilityMatch.Report("civil-affairs", "facility", 1),
                        new FacilityMatch.Report("civil-affairs", "finding", 12)));
        FacilityMatch.Side other = new FacilityMatch.Side(new UUID(9, 9), "天星桥康乐养老院（演示）", "重庆市沙坪坝区天星桥街道小龙坎新街 8 号",
                "500106001", List.of(new FacilityMatch.Key("source-key", "health/ORG-17")),
                List.of(new FacilityMatch.Report("health", "facility", 1)));
        return offset > 0
                ? List.of()
                : List.of(new FacilityMatch(7, FacilityMatch.Reason.NAME_AND_ADDRESS, one, other,
                        Instant.parse("2026-05-01T02:03:05Z")));
    }

    @Override
    public void decide(long id, Decision decision, String reason, AccessScope scope) {
        if (reason.isBlank()) {
            throw new FaultException(RecordError.DECISION_WITHOUT_REASON, LONGEST_REASON);
        }
        decisions.add(id + " " + decision + " " + scope.actor() + " " + reason);
    }

    @Override
    public void split(long merge, String reason, AccessScope scope) {
        decisions.add(merge + " SPLIT " + scope.actor() + " " + reason);
    }

    @Override
    public void reopen(long id, String reason, AccessScope scope) {
        decisions.add(id + " REOPENED " + scope.actor() + " " + reason);
    }

    @Override
    public List<FacilityDecision> decisions(@Nullable UUID facility, AccessScope scope, int offset, int limit) {
        Instant at = Instant.parse("2026-05-01T02:03:05Z");
        return offset > 0
                ? List.of()
                : List.of(
                        new FacilityDecision(3, FacilityDecision.Action.MERGED, SampleRecords.FACILITY, "康乐养老院（演示）",
                                new UUID(9, 8), "康乐养老公寓（演示）", 6L, 2L, true, "supervisor", "同一门牌，已电话核实", 5, at),
                        new FacilityDecision(2, FacilityDecision.Action.REJECTED, SampleRecords.FACILITY, "康乐养老院（演示）",
                                new UUID(9, 7), null, 5L, null, false, "supervisor", "隔壁院子", 4, at));
    }

    @Override
    public Attempt order(UUID exchangeId, AccessScope scope) {
        ExchangeView view = exchange(exchangeId, scope)
                .orElseThrow(() -> new FaultException(RecordError.EXCHANGE_UNKNOWN, exchangeId));
        if (view.quarantined() == 0) {
            throw new FaultException(RecordError.NOT_REPLAYABLE, exchangeId);
        }
        decisions.add("replay " + exchangeId + " " + scope.actor());
        return new Attempt(3, 2);
    }

    @Override
    public List<Replay> of(UUID exchangeId) {
        return exchangeId.equals(new UUID(1, 2))
                ? List.of(new Replay(2, "administrator", Instant.parse("2026-05-01T03:03:05Z"), 80, 0, 9))
                : List.of();
    }
}
