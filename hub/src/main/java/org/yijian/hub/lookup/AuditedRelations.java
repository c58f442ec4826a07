package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.yijian.hub.account.Account;
import org.yijian.search.relation.FacilityRelations;
import org.yijian.search.relation.RelatedFacility;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Related facilities as people get them: only what the account may see of both, logged before it is shown. */
public final class AuditedRelations {

    /** How many are shown at most. */
    public static final int MOST = 20;

    private final FacilityRelations relations;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedRelations(FacilityRelations relations, Evidence evidence, KeyedHash hash, Clock clock) {
        this.relations = relations;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /** Those with most in common first; nothing is logged if there are none. */
    public List<RelatedFacility> view(UUID facility, Account account, StatedPurpose purpose) {
        List<RelatedFacility> related = relations.of(facility, purpose.scope(account.scope()), MOST);
        if (!related.isEmpty()) {
            String shown = related.stream().map(each -> each.id().toString()).collect(Collectors.joining(","));
            evidence.append(new Leaf(LeafType.VIEW, account.name(), "related",
                    "facility/" + facility + purpose.inLeaf('?', hash), "allowed", clock.instant(), hash.of(shown),
                    null));
        }
        return related;
    }
}
