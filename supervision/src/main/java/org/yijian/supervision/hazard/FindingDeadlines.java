package org.yijian.supervision.hazard;

import java.time.LocalDate;
import java.util.Optional;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Severity;
import org.yijian.records.identifier.RegionCode;

/**
 * Until when a finding must be rectified.
 *
 * @param major days for 重大
 * @param serious days for 较大
 * @param general days for 一般
 * @param minor days for 轻微
 */
public record FindingDeadlines(int major, int serious, int general, int minor) {

    /** 24 hours, 3, 7 and 15 days. */
    public static final FindingDeadlines DEFAULT = new FindingDeadlines(1, 3, 7, 15);

    /**
     * The deadline that the source set; without one, for facilities in China, the default for its severity.
     *
     * @return the last day; empty if none applies
     */
    public Optional<LocalDate> of(CanonicalRecord record, Finding finding) {
        if (finding.deadline() != null) {
            return Optional.of(finding.deadline());
        }
        boolean inChina = RegionCode.parse(record.region()).filter(RegionCode::chinese).isPresent();
        return inChina
                ? Optional.of(record.occurredAt().toLocalDate().plusDays(days(finding.severity())))
                : Optional.empty();
    }

    /** Whether the finding still waits to be rectified after its last day. */
    public boolean overdue(CanonicalRecord record, Finding finding, LocalDate today) {
        return finding.state() == FindingState.OPEN && of(record, finding).filter(today::isAfter).isPresent();
    }

    private int days(Severity severity) {
        return switch (severity) {
            case MAJOR -> major;
            case SERIOUS -> serious;
            case GENERAL -> general;
            case MINOR -> minor;
        };
    }
}
