package org.yijian.connectors.translation;

import java.util.Map;

import org.yijian.records.RejectedRecord;
import org.yijian.records.validation.RecordDefaults;
import org.yijian.records.validation.RecordReader;
import org.yijian.records.validation.RecordResult;
import org.yijian.records.validation.Violation;

/** Records by the rules of the model; of several violations the first is the reason given. */
final class CheckedRecords implements RecordMaker {

    private static final int LONGEST_KEY = 200;

    private final RecordReader reader;
    private final RecordDefaults defaults;

    CheckedRecords(RecordReader reader, RecordDefaults defaults) {
        this.reader = reader;
        this.defaults = defaults;
    }

    @Override
    public Outcome make(Map<String, Object> tree, long line, long fingerprint) {
        return switch (reader.read(tree, defaults)) {
            case RecordResult.Valid(var record) -> new Outcome.Made(record, fingerprint);
            case RecordResult.Invalid(var violations) -> {
                Violation first = violations.getFirst();
                String key = tree.get("sourceKey") instanceof String text && text.length() <= LONGEST_KEY ? text : null;
                yield new Outcome.Refused(new RejectedRecord(first.fault(), line, first.path(), key), fingerprint);
            }
        };
    }
}
