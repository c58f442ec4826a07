package org.yijian.records.ledger.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.StoredRecord;

/**
 * What became of a part.
 *
 * @param appended the counts
 * @param leafId its leaf; 0 if it had been appended before
 * @param records what it changed, of several revisions of one record the last; empty if it had been appended before
 */
record KeptPart(Appended appended, long leafId, List<StoredRecord> records) {

    static KeptPart before(Appended appended) {
        return new KeptPart(appended, 0, List.of());
    }

    /** The last revision of each record, as the change feed gives them. */
    static List<StoredRecord> newest(List<StoredRecord> records) {
        Map<UUID, StoredRecord> newest = new LinkedHashMap<>();
        records.forEach(record -> newest.put(record.id(), record));
        return List.copyOf(newest.values());
    }
}
