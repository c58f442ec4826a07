package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.account.Account;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Single records as people get them: only what the account may see, logged before it is shown. */
public final class AuditedRecords {

    /**
     * What is shown of a record.
     *
     * @param current the current revision
     * @param revisions all revisions, newest first
     * @param exchange the exchange that brought the current revision
     * @param logIndexes log index by leaf id
     */
    public record Shown(StoredRecord current, List<StoredRecord> revisions, Optional<ExchangeView> exchange,
            Map<Long, Long> logIndexes) {}

    private final LedgerReader reader;
    private final LogIndexes indexes;
    private final Evidence evidence;
    private final Clock clock;

    public AuditedRecords(LedgerReader reader, LogIndexes indexes, Evidence evidence, Clock clock) {
        this.reader = reader;
        this.indexes = indexes;
        this.evidence = evidence;
        this.clock = clock;
    }

    public Optional<Shown> view(UUID id, Account account) {
        Optional<Shown> shown = reader.record(id, account.scope()).map(current -> shown(current, account));
        evidence.append(new Leaf(LeafType.VIEW, account.name(), "view", "record/" + id,
                shown.isPresent() ? "allowed" : "refused", clock.instant(), null, null));
        return shown;
    }

    private Shown shown(StoredRecord current, Account account) {
        List<StoredRecord> revisions = reader.revisions(current.id(), account.scope());
        return new Shown(current, revisions, reader.exchange(current.exchangeId()),
                indexes.of(revisions.stream().map(StoredRecord::leafId).distinct().toList()));
    }
}
