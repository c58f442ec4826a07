package org.yijian.supervision.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.Kind;
import org.yijian.records.ledger.StoredRecord;

/**
 * Everything that one person may see about one facility.
 *
 * @param facilityId the facility, after merges
 * @param identity who it is
 * @param licences those that need attention first
 * @param findings where its findings stand
 * @param due findings that wait to be rectified, the most urgent first
 * @param counts number of records by kind, in the order of {@link Kind}; kinds without records are missing
 * @param sources who reports about it, most records first
 * @param timeline all records, newest first
 * @param complete false if there are more records than {@link DossierService#MOST_RECORDS}: the oldest are missing then
 */
public record Dossier(UUID facilityId, IdentityCard identity, List<LicenceEntry> licences, FindingSummary findings,
        List<DueFinding> due, Map<Kind, Integer> counts, List<SourceEntry> sources, List<StoredRecord> timeline,
        boolean complete) {

    public Dossier {
        licences = List.copyOf(licences);
        due = List.copyOf(due);
        sources = List.copyOf(sources);
        timeline = List.copyOf(timeline);
    }

    /**
     * One page of the time line.
     *
     * @param filter what is wanted of it
     * @param page from 0
     * @param size records on a page
     */
    public TimelinePage timeline(TimelineFilter filter, int page, int size) {
        if (page < 0 || size < 1) {
            throw new IllegalArgumentException("page " + page + " of " + size + " records");
        }
        List<StoredRecord> all = timeline.stream().filter(filter::takes).toList();
        int from = (int) Math.min((long) page * size, all.size());
        return new TimelinePage(all.subList(from, (int) Math.min((long) from + size, all.size())), page, size,
                all.size());
    }

    /**
     * A page of the time line.
     *
     * @param records on this page, newest first
     * @param page from 0
     * @param size records on a full page
     * @param total records on all pages
     */
    public record TimelinePage(List<StoredRecord> records, int page, int size, int total) {

        public TimelinePage {
            records = List.copyOf(records);
        }

        /** Number of pages, at least 1. */
        public int pages() {
            return Math.max(1, (total + size - 1) / size);
        }
    }
}
