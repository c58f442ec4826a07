package org.yijian.hub.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.DueFinding;
import org.yijian.supervision.dossier.IdentityField;
import org.yijian.supervision.dossier.IdentityItem;
import org.yijian.supervision.dossier.LicenceEntry;
import org.yijian.supervision.dossier.SourceEntry;
import org.yijian.supervision.dossier.StatedFact;

/** A facility's file in words. */
final class FacilityView {

    private static final int MOST_DUE = 8;
    private static final List<IdentityField> HEADLINE = List.of(IdentityField.CREDIT_CODE, IdentityField.TYPE,
            IdentityField.STATUS, IdentityField.BEDS, IdentityField.GRADE, IdentityField.ADDRESS);

    private final Wording wording;
    private final @Nullable Instant lastVisit;
    private final Map<Long, Long> logIndexes;

    /** @param lastVisit what is kept after this is marked as new; null if there was no visit before */
    FacilityView(Wording wording, @Nullable Instant lastVisit, Map<Long, Long> logIndexes) {
        this.wording = wording;
        this.lastVisit = lastVisit;
        this.logIndexes = logIndexes;
    }

    /**
     * One field of the identity card.
     *
     * @param label in words
     * @param statements what the sources say, the one that counts first
     * @param disputed whether they disagree
     */
    record Item(String label, List<Statement> statements, boolean disputed) {}

    /**
     * One value and who states it.
     *
     * @param value in words
     * @param sources who states it
     */
    record Statement(String value, List<Source> sources) {}

    /**
     * Who states a value.
     *
     * @param department in words
     * @param recordId the record that says it
     * @param recordedAt in words
     * @param logIndex in words
     */
    record Source(String department, UUID recordId, String recordedAt, String logIndex) {}

    /**
     * A fact at the head of the page.
     *
     * @param label in words
     * @param value in words
     */
    record Fact(String label, String value) {}

    /**
     * Something that waits to be rectified.
     *
     * @param recordId its record
     * @param severity wire name, for the colour
     * @param severityLabel in words
     * @param title short title
     * @param deadline in words, with the days left or over
     * @param overdue whether its last day is over
     */
    record Due(UUID recordId, String severity, String severityLabel, String title, String deadline,
            boolean overdue) {}

    /**
     * A licence.
     *
     * @param recordId its record
     * @param type in words
     * @param number as issued
     * @param validTo in words
     * @param validity wire name, for the colour
     * @param validityLabel in words
     * @param logIndex in words
     */
    record LicenceLine(UUID recordId, String type, String number, String validTo, String validity,
            String validityLabel, String logIndex) {}

    /**
     * A source.
     *
     * @param source its name
     * @param department in words
     * @param records number in words
     * @param lastReceived in words
     * @param seal in words; a dash if unknown
     */
    record SourceLine(String source, String department, String records, String lastReceived, String seal) {}

    /**
     * One entry of the time line.
     *
     * @param recordId its record
     * @param kind wire name
     * @param kindLabel in words
     * @param title short title
     * @param passage what happened; empty if the title says it all
     * @param date in words
     * @param dateIso for machines
     * @param department in words
     * @param severity wire name; null where there is none
     * @param severityLabel in words; null where there is none
     * @param fresh whether it came or changed since the last visit
     * @param logIndex in words
     */
    record Entry(UUID recordId, String kind, String kindLabel, String title, String passage, String date,
            OffsetDateTime dateIso, String department, @Nullable String severity, @Nullable String severityLabel,
            boolean fresh, String logIndex) {}

    List<Fact> headline(Dossier dossier) {
        return HEADLINE.stream().flatMap(field -> dossier.identity().item(field).stream())
                .map(item -> new Fact(item.field().label(wording.locale()),
                        wording.identity(item.field(), item.best().value())))
                .toList();
    }

    /** The most urgent of what waits to be rectified. */
    List<Due> due(Dossier dossier) {
        return dossier.due().stream().limit(MOST_DUE).map(this::due).toList();
    }

    private Due due(DueFinding due) {
        String severity = due.finding().severity().wire();
        return new Due(due.stored().id(), severity, wording.severity(severity),
                RecordTitles.title(due.stored().record(), wording.locale()), deadline(due), due.overdue());
    }

    private String deadline(DueFinding due) {
        LocalDate deadline = due.deadline();
        Long left = due.daysLeft();
        if (deadline == null || left == null) {
            return wording.text("dossier.due.never");
        }
        String key = left < 0 ? "dossier.due.over" : left == 0 ? "dossier.due.today" : "dossier.due.left";
        return wording.text(key, wording.day(deadline), Math.abs(left));
    }

    List<Item> identity(Dossier dossier) {
        return dossier.identity().items().stream().map(this::item).toList();
    }

    private Item item(IdentityItem item) {
        Map<String, List<Source>> sources = new LinkedHashMap<>();
        item.statements().forEach(fact -> sources
                .computeIfAbsent(wording.identity(item.field(), fact.value()), unused -> new ArrayList<>())
                .add(source(fact)));
        List<Statement> statements = sources.entrySet().stream()
                .map(entry -> new Statement(entry.getKey(), entry.getValue())).toList();
        return new Item(item.field().label(wording.locale()), statements, item.disputed());
    }

    private Source source(StatedFact fact) {
        return new Source(wording.department(fact.department().wire()), fact.recordId(),
                wording.day(fact.recordedAt().atZone(Wording.ZONE).toLocalDate()), log(fact.leafId()));
    }

    List<LicenceLine> licences(Dossier dossier) {
        return dossier.licences().stream().map(this::licence).toList();
    }

    private LicenceLine licence(LicenceEntry entry) {
        return new LicenceLine(entry.stored().id(), wording.named(entry.licence().type()), entry.licence().number(),
                wording.validTo(entry.licence()), entry.validity().name().toLowerCase(Locale.ROOT),
                wording.validity(entry.validity()), log(entry.stored().leafId()));
    }

    List<SourceLine> sources(Dossier dossier) {
        return dossier.sources().stream().map(this::source).toList();
    }

    private SourceLine source(SourceEntry entry) {
        var attestation = entry.attestation();
        return new SourceLine(entry.source(), wording.department(entry.department().wire()),
                wording.count(entry.records()), wording.moment(entry.lastRecordedAt()), attestation == null
                        ? "—"
                        : wording.text("seal." + attestation.name().toLowerCase(Locale.ROOT)));
    }

    List<Entry> entries(List<StoredRecord> records) {
        return records.stream().map(this::entry).toList();
    }

    private Entry entry(StoredRecord stored) {
        var record = stored.record();
        String severity = severity(stored);
        String title = RecordTitles.title(record, wording.locale());
        String passage = passage(stored);
        return new Entry(stored.id(), record.kind().wire(), wording.kind(record.kind().wire()), title,
                title.contains(passage) ? "" : passage, wording.time(record.occurredAt()),
                record.occurredAt(), wording.department(record.department().wire()), severity,
                severity == null ? null : wording.severity(severity),
                lastVisit != null && stored.recordedAt().isAfter(lastVisit), log(stored.leafId()));
    }

    private static @Nullable String severity(StoredRecord stored) {
        return switch (stored.record().body()) {
            case Finding finding -> finding.severity().wire();
            case Incident incident -> incident.level().wire();
            default -> null;
        };
    }

    private static String passage(StoredRecord stored) {
        String text = switch (stored.record().body()) {
            case Finding finding -> finding.description();
            case Complaint complaint -> complaint.text();
            case Credit credit -> credit.reason();
            case Incident incident -> incident.description();
            case Claim claim -> claim.description();
            case Inspection inspection -> inspection.conclusion();
            default -> null;
        };
        return text == null ? "" : text;
    }

    private String log(long leafId) {
        return wording.logIndex(logIndexes.get(leafId));
    }
}
