package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.yijian.hub.account.Account;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.DossierService;
import org.yijian.supervision.dossier.StatedFact;

/** Facility files (一院一档) as people get them: only what the account may see, logged before it is shown. */
public final class AuditedDossiers {

    private final DossierService dossiers;
    private final LogIndexes indexes;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedDossiers(DossierService dossiers, LogIndexes indexes, Evidence evidence, KeyedHash hash,
            Clock clock) {
        this.dossiers = dossiers;
        this.indexes = indexes;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /** The file; without a purpose nothing about persons is in it. */
    public Optional<Dossier> view(UUID facility, Account account, StatedPurpose purpose) {
        return logged(LeafType.VIEW, "view", facility, account, purpose);
    }

    /** The file to take away; logged as such. */
    public Optional<Dossier> export(UUID facility, Account account, StatedPurpose purpose) {
        return logged(LeafType.EXPORT, "dossier", facility, account, purpose);
    }

    private Optional<Dossier> logged(LeafType type, String action, UUID facility, Account account,
            StatedPurpose purpose) {
        Optional<Dossier> dossier = dossiers.of(facility, purpose.scope(account.scope()));
        evidence.append(
                new Leaf(type, account.name(), action, "facility/" + facility + purpose.inLeaf('?', hash),
                        dossier.isPresent() ? "allowed" : "refused", clock.instant(), null, null));
        return dossier;
    }

    /** Log index by leaf id of what a page shows: the identity's facts and some more leaves. */
    public Map<Long, Long> logIndexes(Dossier dossier, Collection<Long> others) {
        Set<Long> leaves = new HashSet<>(others);
        dossier.identity().items().forEach(
                item -> item.statements().stream().map(StatedFact::leafId).forEach(leaves::add));
        dossier.licences().forEach(entry -> leaves.add(entry.stored().leafId()));
        return indexes.of(leaves);
    }
}
