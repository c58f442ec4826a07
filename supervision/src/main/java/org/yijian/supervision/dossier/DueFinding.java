package org.yijian.supervision.dossier;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.supervision.hazard.FindingDeadlines;

/**
 * A finding that waits to be rectified.
 *
 * @param stored its record
 * @param finding its body
 * @param deadline the last day; null if none applies
 * @param daysLeft days until then, negative after it; null without a deadline
 */
public record DueFinding(StoredRecord stored, Finding finding, @Nullable LocalDate deadline,
        @Nullable Long daysLeft) {

    /** The order of work: what is longest overdue, then what is due next, then the gravest. */
    private static final Comparator<DueFinding> BY_URGENCY = Comparator
            .comparing(DueFinding::daysLeft, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(due -> due.finding().severity(), Comparator.reverseOrder())
            .thenComparing(due -> due.stored().id());

    /** Whether its last day is over. */
    public boolean overdue() {
        return daysLeft != null && daysLeft < 0;
    }

    static List<DueFinding> of(List<StoredRecord> records, FindingDeadlines deadlines, LocalDate today) {
        return records.stream().filter(
                stored -> stored.record().body() instanceof Finding finding && finding.state() == FindingState.OPEN)
                .map(stored -> due(stored, (Finding) stored.record().body(), deadlines, today)).sorted(BY_URGENCY)
                .toList();
    }

    private static DueFinding due(StoredRecord stored, Finding finding, FindingDeadlines deadlines, LocalDate today) {
        LocalDate deadline = deadlines.of(stored.record(), finding).orElse(null);
        return new DueFinding(stored, finding, deadline,
                deadline == null ? null : ChronoUnit.DAYS.between(today, deadline));
    }
}
