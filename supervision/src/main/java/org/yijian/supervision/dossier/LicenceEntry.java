package org.yijian.supervision.dossier;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Licence;
import org.yijian.records.ledger.StoredRecord;

/**
 * One licence and whether it still holds.
 *
 * @param stored the record
 * @param licence its body
 * @param validity by its dates; what the issuer writes is in {@link Licence#status()}
 * @param daysLeft days until its last day, negative after it; null without end
 */
public record LicenceEntry(StoredRecord stored, Licence licence, Validity validity, @Nullable Long daysLeft) {

    /** So many days before the end the inspector is told. */
    public static final int NOTICE_DAYS = 60;

    static LicenceEntry of(StoredRecord stored, Licence licence, LocalDate today) {
        LocalDate from = licence.validFrom();
        LocalDate to = licence.validTo();
        Long left = to == null ? null : ChronoUnit.DAYS.between(today, to);
        if (left != null && left < 0) {
            return new LicenceEntry(stored, licence, Validity.EXPIRED, left);
        }
        if (from != null && from.isAfter(today)) {
            return new LicenceEntry(stored, licence, Validity.NOT_YET, left);
        }
        boolean soon = left != null && left <= NOTICE_DAYS;
        return new LicenceEntry(stored, licence, soon ? Validity.EXPIRING : Validity.VALID, left);
    }

    /** Whether a licence holds today, in the order in which an inspector wants to see them. */
    public enum Validity {
        /** Its last day is over. */
        EXPIRED,
        /** It holds and ends within {@value LicenceEntry#NOTICE_DAYS} days. */
        EXPIRING,
        /** It holds from a later day on. */
        NOT_YET,
        /** It holds. */
        VALID
    }
}
