package org.yijian.routes.federation.outbox;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Credit;
import org.yijian.records.ledger.StoredRecord;

/**
 * What a partner has of a record by a feed.
 *
 * @param recordId the record
 * @param revision the revision last sent
 * @param contentHash its content hash
 * @param kind wire name of its kind
 * @param source whose it is
 * @param sourceKey the source's key
 * @param facilityId the facility it is about
 * @param documentNumber number of the decision, for credit records that have one
 * @param sequence number of the message that brought it
 * @param recalled whether it was taken back
 */
record SharedRecord(UUID recordId, int revision, String contentHash, String kind, String source, String sourceKey,
        UUID facilityId, @Nullable String documentNumber, long sequence, boolean recalled) {

    static SharedRecord of(StoredRecord stored, long sequence) {
        var record = stored.record();
        String document = record.body() instanceof Credit credit ? credit.documentNumber() : null;
        return new SharedRecord(stored.id(), stored.revision(), stored.contentHash(), record.kind().wire(),
                record.source(), record.sourceKey(), stored.facilityId(), document, sequence, false);
    }

    /** The same, brought by another message. */
    SharedRecord broughtBy(long other) {
        return new SharedRecord(recordId, revision, contentHash, kind, source, sourceKey, facilityId, documentNumber,
                other, recalled);
    }

    SharedRecord takenBack(long by) {
        return new SharedRecord(recordId, revision, contentHash, kind, source, sourceKey, facilityId, documentNumber,
                by, true);
    }
}
