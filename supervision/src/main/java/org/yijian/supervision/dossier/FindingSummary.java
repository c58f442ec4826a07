package org.yijian.supervision.dossier;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.supervision.hazard.FindingDeadlines;

/**
 * Where the findings stand.
 *
 * @param open those that wait to be rectified, by severity, the gravest first; every severity is there
 * @param overdue how many of them are past their deadline
 * @param rectified those that wait to be re-checked and struck off
 */
public record FindingSummary(Map<Severity, Integer> open, int overdue, int rectified) {

    /** All that wait to be rectified. */
    public int openInAll() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    static FindingSummary of(List<StoredRecord> records, FindingDeadlines deadlines, LocalDate today) {
        Map<Severity, Integer> open = new EnumMap<>(Severity.class);
        int overdue = 0;
        int rectified = 0;
        for (StoredRecord stored : records) {
            if (stored.record().body() instanceof Finding finding) {
                rectified += finding.state() == FindingState.RECTIFIED ? 1 : 0;
                overdue += deadlines.overdue(stored.record(), finding, today) ? 1 : 0;
                if (finding.state() == FindingState.OPEN) {
                    open.merge(finding.severity(), 1, Integer::sum);
                }
            }
        }
        return new FindingSummary(gravestFirst(open), overdue, rectified);
    }

    private static Map<Severity, Integer> gravestFirst(Map<Severity, Integer> open) {
        Map<Severity, Integer> sorted = new LinkedHashMap<>();
        List.of(Severity.values()).reversed().forEach(severity -> sorted.put(severity, open.getOrDefault(severity, 0)));
        return sorted;
    }
}
