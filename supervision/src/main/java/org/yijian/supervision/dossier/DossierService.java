package org.yijian.supervision.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.Kind;
import org.yijian.records.body.Licence;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.supervision.hazard.FindingDeadlines;

/** Puts together the file of a facility (一院一档) from what the ledger answers. */
public final class DossierService {

    /** More records of one facility than any page can show; the oldest beyond are left out and the dossier says so. */
    public static final int MOST_RECORDS = 5_000;

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final LedgerReader ledger;
    private final FindingDeadlines deadlines;
    private final Clock clock;

    /**
     * Makes the service.
     *
     * @param ledger where records come from; it applies the access scope
     * @param deadlines of findings without one of their own
     * @param clock what today is
     */
    public DossierService(LedgerReader ledger, FindingDeadlines deadlines, Clock clock) {
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * The dossier of a facility, or of the one it was merged into.
     *
     * @param scope who asks; only what it permits counts in any number
     * @return empty if the facility is unknown or nothing of it may be seen: the two look alike
     */
    public Optional<Dossier> of(UUID facilityId, AccessScope scope) {
        return ledger.canonicalFacility(facilityId).flatMap(canonical -> {
            List<StoredRecord> records = ledger.ofFacility(canonical, scope, MOST_RECORDS + 1);
            return records.isEmpty() ? Optional.empty() : Optional.of(dossier(canonical, records));
        });
    }

    private Dossier dossier(UUID facilityId, List<StoredRecord> found) {
        boolean complete = found.size() <= MOST_RECORDS;
        List<StoredRecord> records = complete ? found : found.subList(0, MOST_RECORDS);
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        return new Dossier(facilityId, IdentityCard.of(records), licences(records, today),
                FindingSummary.of(records, deadlines, today), DueFinding.of(records, deadlines, today), counts(records),
                sources(records), records, complete);
    }

    private static List<LicenceEntry> licences(List<StoredRecord> records, LocalDate today) {
        List<LicenceEntry> licences = new ArrayList<>();
        for (StoredRecord stored : records) {
            if (stored.record().body() instanceof Licence licence) {
                licences.add(LicenceEntry.of(stored, licence, today));
            }
        }
        licences.sort(Comparator.comparing(LicenceEntry::validity)
                .thenComparing(LicenceEntry::daysLeft, Comparator.nullsLast(Comparator.naturalOrder())));
        return licences;
    }

    private static Map<Kind, Integer> counts(List<StoredRecord> records) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        records.forEach(stored -> counts.merge(stored.record().kind(), 1, Integer::sum));
        return counts;
    }

    private List<SourceEntry> sources(List<StoredRecord> records) {
        Map<String, List<StoredRecord>> bySource = new LinkedHashMap<>();
        records.forEach(
                stored -> bySource.computeIfAbsent(stored.record().source(), source -> new ArrayList<>()).add(stored));
        return bySource.values().stream().map(this::source)
                .sorted(Comparator.comparingInt(SourceEntry::records).reversed().thenComparing(SourceEntry::source))
                .toList();
    }

    private SourceEntry source(List<StoredRecord> records) {
        StoredRecord newest = records.stream().max(Comparator.comparing(StoredRecord::recordedAt)).orElseThrow();
        return new SourceEntry(newest.record().source(), newest.record().department(), records.size(),
                newest.recordedAt(), newest.exchangeId(),
                ledger.exchange(newest.exchangeId()).map(ExchangeView::attestation).orElse(null));
    }
}
