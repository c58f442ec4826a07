package org.yijian.records.ledger.postgres;

import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.database.DerivedId;

/**
 * A record with what the ledger keeps of it.
 *
 * @param id its id, which follows from source, kind and source key
 * @param record the record
 * @param content its canonical JSON
 * @param hash SHA-256 of the content
 */
record RecordImage(UUID id, CanonicalRecord record, byte[] content, byte[] hash) {

    static RecordImage of(WrittenRecord written) {
        CanonicalRecord record = written.record();
        return new RecordImage(idOf(record.source(), record.kind(), record.sourceKey()), record, written.content(),
                written.hash());
    }

    static UUID idOf(String source, Kind kind, String sourceKey) {
        return DerivedId.of("record", source, kind.wire(), sourceKey);
    }
}
