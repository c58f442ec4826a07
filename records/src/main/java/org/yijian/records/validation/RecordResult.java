package org.yijian.records.validation;

import java.util.List;

import org.yijian.records.CanonicalRecord;

/** What came of reading one record. */
public sealed interface RecordResult {

    /** It keeps every rule. */
    record Valid(CanonicalRecord record) implements RecordResult {}

    /**
     * It breaks at least one rule.
     *
     * @param violations all of them, at most {@value Violations#MOST}, never empty
     */
    record Invalid(List<Violation> violations) implements RecordResult {

        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
