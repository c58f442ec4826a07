package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
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
     * @param readable the current revision with what the account may read of its personal fields
     * @param masked paths of the fields that it may not read, or that are gone
     * @param erasure what destroyed its personal fields; empty if they are there
     */
    public record Shown(StoredRecord current, List<StoredRecord> revisions, Optional<ExchangeView> exchange,
            Map<Long, Long> logIndexes, CanonicalRecord readable, Set<String> masked, Optional<Erasure> erasure) {}

    private final LedgerReader reader;
    private final LogIndexes indexes;
    private final Evidence evidence;
    private final PersonalReading personal;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedRecords(LedgerReader reader, PersonalReading personal, LogIndexes indexes, Evidence evidence,
            KeyedHash hash, Clock clock) {
        this.reader = reader;
        this.indexes = indexes;
        this.evidence = evidence;
        this.personal = personal;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * A record. What is personal in it is readable for those who may read it, and masked for all others.
     *
     * @throws FaultException {@link HubError#PURPOSE_MISSING} if it is about a person and no purpose was said
     */
    public Optional<Shown> view(UUID id, Account account, StatedPurpose purpose) {
        Optional<StoredRecord> current = reader.record(id, account.scope());
        boolean withoutPurpose = current.filter(StatedPurpose::neededFor).isPresent() && !purpose.stated();
        Optional<Shown> shown = withoutPurpose ? Optional.empty() : current.map(stored -> shown(stored, account));
        evidence.append(new Leaf(LeafType.VIEW, account.name(), "view", "record/" + id + purpose.inLeaf('?', hash),
                withoutPurpose ? "refused:no-purpose" : shown.map(AuditedRecords::decision).orElse("refused"),
                clock.instant(), null, null));
        if (withoutPurpose) {
            purpose.require();
        }
        return shown;
    }

    private static String decision(Shown shown) {
        if (shown.current().commitments().isEmpty()) {
            return "allowed";
        }
        return shown.masked().isEmpty() ? "allowed:personal-fields" : "allowed:masked";
    }

    private Shown shown(StoredRecord current, Account account) {
        List<StoredRecord> revisions = reader.revisions(current.id(), account.scope());
        boolean reads = account.may(Permission.READ_PERSONAL_FIELDS);
        Set<String> fields = current.commitments().keySet();
        Optional<Erasure> erasure = fields.isEmpty() ? Optional.empty() : personal.erasure(current.id());
        return new Shown(current, revisions, reader.exchange(current.exchangeId()),
                indexes.of(revisions.stream().map(StoredRecord::leafId).distinct().toList()),
                reads ? personal.reveal(current) : current.record(),
                reads && erasure.isEmpty() ? Set.of() : fields, erasure);
    }
}
