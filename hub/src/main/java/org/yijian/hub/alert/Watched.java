package org.yijian.hub.alert;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;

/**
 * What is known of a waiting search while records are held against it.
 *
 * @param since records that the ledger kept before raise nothing
 * @param only whose rights decide, if nobody but the owner sees its alerts; null if others do too
 */
record Watched(Instant since, @Nullable AccessScope only) {

    /** Whether an alert is of use to anybody. Who may see it is decided again, by each reader's rights. */
    boolean wants(StoredRecord stored) {
        if (stored.recordedAt().isBefore(since)) {
            return false;
        }
        Set<String> path = RegionCode.parse(stored.record().region())
                .map(region -> (Set<String>) new HashSet<>(region.path())).orElse(Set.of());
        return only == null
                || only.permits(stored.record().department().wire(), path, stored.record().sensitivity());
    }
}
