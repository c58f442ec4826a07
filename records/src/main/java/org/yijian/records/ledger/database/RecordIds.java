package org.yijian.records.ledger.database;

import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;

/** The id of a record follows from whose it is. */
public final class RecordIds {

    private RecordIds() {
    }

    public static UUID of(String source, Kind kind, String sourceKey) {
        return DerivedId.of("record", source, kind.wire(), sourceKey);
    }

    public static UUID of(CanonicalRecord record) {
        return of(record.source(), record.kind(), record.sourceKey());
    }
}
