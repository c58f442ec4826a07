package org.yijian.records.ledger.postgres;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.json.RecordJson;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.records.personal.PersonalFields;
import org.yijian.records.personal.SealedFields;

/**
 * A record with what the ledger keeps of it.
 *
 * @param id its id, which follows from source, kind and source key
 * @param record the record
 * @param content its canonical JSON
 * @param hash SHA-256 of the content
 * @param personal its personal fields, encrypted; null if it has none
 */
record RecordImage(UUID id, CanonicalRecord record, byte[] content, byte[] hash, @Nullable SealedFields personal) {

    static RecordImage of(WrittenRecord written) {
        CanonicalRecord record = written.record();
        if (written.personal() == null && PersonalFields.in(record)) {
            throw new IllegalArgumentException("a record with personal fields in the clear");
        }
        return new RecordImage(idOf(record.source(), record.kind(), record.sourceKey()), record, written.content(),
                written.hash(), written.personal());
    }

    static UUID idOf(String source, Kind kind, String sourceKey) {
        return RecordIds.of(source, kind, sourceKey);
    }

    /** What was signed in the place of personal fields, by path; empty for most records. */
    Map<String, String> commitments() {
        return personal == null ? Map.of() : RecordJson.stored(content).commitments();
    }
}
