package org.yijian.supervision.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.ledger.StoredRecord;

/**
 * What somebody wants to see of a time line; null means all.
 *
 * @param kind only this kind
 * @param department only what this department reported
 * @param from first day, in China
 * @param to last day, in China
 * @param openOnly only findings that wait to be rectified
 * @param since only what the ledger kept after this
 */
public record TimelineFilter(@Nullable Kind kind, @Nullable Department department, @Nullable LocalDate from,
        @Nullable LocalDate to, boolean openOnly, @Nullable Instant since) {

    public static final TimelineFilter ALL = new TimelineFilter(null, null, null, null, false, null);

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** Only one kind. */
    public static TimelineFilter of(@Nullable Kind kind) {
        return new TimelineFilter(kind, null, null, null, false, null);
    }

    boolean takes(StoredRecord stored) {
        LocalDate day = stored.record().occurredAt().withOffsetSameInstant(CHINA).toLocalDate();
        return (kind == null || stored.record().kind() == kind)
                && (department == null || stored.record().department() == department)
                && (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to))
                && (!openOnly || open(stored)) && (since == null || stored.recordedAt().isAfter(since));
    }

    private static boolean open(StoredRecord stored) {
        return stored.record().body() instanceof Finding finding && finding.state() == FindingState.OPEN;
    }
}
