package org.yijian.records.ledger.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yijian.records.ledger.StoredRecord;

/**
 * The records of the parts that this process appended last, so that followers of the change feed need not read back and
 * parse what was in memory a moment ago. Which parts there are and in which order is always the database's word; here is
 * only what they hold. A facility merged since is no matter: the merge is a later change and brings its records again.
 */
final class RecentParts {

    /** In records; with the longest texts of open data about 20 MiB. */
    private static final int CAPACITY = 8_000;

    private final Map<Long, List<StoredRecord>> byLeaf = new LinkedHashMap<>();
    private int held;

    /** Called once the part is committed. */
    synchronized void keep(long leafId, List<StoredRecord> records) {
        List<StoredRecord> former = byLeaf.put(leafId, List.copyOf(records));
        held += records.size() - (former == null ? 0 : former.size());
        var oldest = byLeaf.values().iterator();
        while (held > CAPACITY && oldest.hasNext()) {
            held -= oldest.next().size();
            oldest.remove();
        }
    }

    synchronized Optional<List<StoredRecord>> of(long leafId) {
        return Optional.ofNullable(byLeaf.get(leafId));
    }
}
