package org.yijian.hub.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.export.DossierExport;
import org.yijian.hub.page.export.ExportedFile;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.error.FaultException;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.IdentityItem;
import org.yijian.supervision.dossier.LicenceEntry;
import org.yijian.supervision.dossier.SourceEntry;
import org.yijian.supervision.dossier.StatedFact;
import org.yijian.supervision.dossier.TimelineFilter;

/** {@code GET /api/v1/facilities/{id}}. */
@RestController
@Tag(name = "facilities", description = "一院一档 One facility, one file")
public class FacilityApi {

    private static final int MOST_ENTRIES = 500;

    private final AuditedDossiers dossiers;
    private final DossierExport export;

    public FacilityApi(AuditedDossiers dossiers, DossierExport export) {
        this.dossiers = dossiers;
        this.export = export;
    }

    /**
     * A facility's file.
     *
     * @param id facility id, after merges
     * @param identity by field: what each source says, the statement that counts first
     * @param licences those that need attention first
     * @param openFindings open findings by severity
     * @param overdueFindings open findings past their deadline
     * @param counts records by kind
     * @param sources who reports about it
     * @param timeline newest first
     * @param timelineTotal entries on all pages
     */
    public record Answer(UUID id, List<Field> identity, List<LicenceLine> licences, Map<String, Integer> openFindings,
            int overdueFindings, Map<String, Integer> counts, List<Source> sources, List<Entry> timeline,
            int timelineTotal) {}

    /**
     * One field of the identity.
     *
     * @param field name of the field
     * @param disputed whether sources disagree
     * @param statements what they say
     */
    public record Field(String field, boolean disputed, List<Statement> statements) {}

    /**
     * What one source says.
     *
     * @param value as text; wire name of enumerations
     * @param source who says it
     * @param department whose record it is
     * @param recordId the record that says it
     * @param recordedAt when the ledger kept it
     * @param logIndex index in the log; null until it is sequenced
     */
    public record Statement(String value, String source, String department, UUID recordId, Instant recordedAt,
            @Nullable Long logIndex) {}

    /**
     * A licence.
     *
     * @param recordId its record
     * @param type wire name
     * @param number as issued
     * @param validity {@code valid}, {@code expiring}, {@code expired} or {@code not_yet}
     * @param daysLeft days until its end; null without end
     */
    public record LicenceLine(UUID recordId, String type, String number, String validity, @Nullable Long daysLeft) {}

    /**
     * A source.
     *
     * @param source its name
     * @param department wire name
     * @param records number of current records
     * @param lastRecordedAt when the newest was kept
     * @param attestation who sealed the newest: {@code sender} or {@code hub}; null if unknown
     */
    public record Source(String source, String department, int records, Instant lastRecordedAt,
            @Nullable String attestation) {}

    /**
     * One entry of the time line.
     *
     * @param recordId its record
     * @param kind wire name
     * @param title short title, in the language asked for
     * @param occurredAt when it happened
     * @param department wire name
     * @param source who reported it
     * @param sensitivity wire name
     * @param logIndex index in the log; null until it is sequenced
     */
    public record Entry(UUID recordId, String kind, String title, OffsetDateTime occurredAt, String department,
            String source, String sensitivity, @Nullable Long logIndex) {}

    @GetMapping("/api/v1/facilities/{id}")
    @Operation(summary = "查看一院一档 One facility's file", description = "Identity with every source, licences, "
            + "findings, time line; each fact with source, time and log index.")
    Answer facility(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            Locale locale, @PathVariable String id,
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "100") int size) {
        Dossier dossier = dossiers.view(SearchParameters.id("id", id), account, purpose)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        require(page >= 1, "page", page);
        require(size >= 1 && size <= MOST_ENTRIES, "size", size);
        Dossier.TimelinePage timeline = dossier.timeline(TimelineFilter.ALL, page - 1, size);
        Map<Long, Long> log = dossiers.logIndexes(dossier,
                timeline.records().stream().map(StoredRecord::leafId).toList());
        return new Answer(dossier.facilityId(),
                dossier.identity().items().stream().map(item -> field(item, log)).toList(),
                dossier.licences().stream().map(FacilityApi::licence).toList(), open(dossier),
                dossier.findings().overdue(), counts(dossier),
                dossier.sources().stream().map(FacilityApi::source).toList(),
                timeline.records().stream().map(stored -> entry(stored, log, locale)).toList(), timeline.total());
    }

    @GetMapping("/api/v1/facilities/{id}/export.xlsx")
    @Operation(summary = "导出一院一档 One facility's file as a workbook", description = "Says who took it, when and what "
            + "for; taking it is logged.")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Account account,
            @Parameter(hidden = true) StatedPurpose purpose, @Parameter(hidden = true) Wording wording,
            @PathVariable String id) {
        return export.workbook(SearchParameters.id("id", id), account, purpose, wording).map(ExportedFile::answer)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    private static void require(boolean holds, String name, int value) {
        if (!holds) {
            throw new FaultException(HubError.BAD_PARAMETER, name, value);
        }
    }

    private static Field field(IdentityItem item, Map<Long, Long> log) {
        return new Field(lower(item.field()), item.disputed(),
                item.statements().stream().map(fact -> statement(fact, log)).toList());
    }

    private static Statement statement(StatedFact fact, Map<Long, Long> log) {
        return new Statement(fact.value(), fact.source(), fact.department().wire(), fact.recordId(), fact.recordedAt(),
                log.get(fact.leafId()));
    }

    private static LicenceLine licence(LicenceEntry entry) {
        return new LicenceLine(entry.stored().id(), entry.licence().type().wire(), entry.licence().number(),
                lower(entry.validity()), entry.daysLeft());
    }

    private static Source source(SourceEntry entry) {
        var attestation = entry.attestation();
        return new Source(entry.source(), entry.department().wire(), entry.records(), entry.lastRecordedAt(),
                attestation == null ? null : lower(attestation));
    }

    private static Entry entry(StoredRecord stored, Map<Long, Long> log, Locale locale) {
        var record = stored.record();
        return new Entry(stored.id(), record.kind().wire(), RecordTitles.title(record, locale),
                record.occurredAt(), record.department().wire(), record.source(), record.sensitivity().wire(),
                log.get(stored.leafId()));
    }

    private static Map<String, Integer> open(Dossier dossier) {
        Map<String, Integer> open = new LinkedHashMap<>();
        dossier.findings().open().forEach((severity, count) -> open.put(severity.wire(), count));
        return open;
    }

    private static Map<String, Integer> counts(Dossier dossier) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        dossier.counts().forEach((kind, count) -> counts.put(kind.wire(), count));
        return counts;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
