package org.yijian.hub.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yijian.connectors.Connectors;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.attachment.AttachmentForm;
import org.yijian.hub.attachment.AttachmentLine;
import org.yijian.hub.attachment.RecordAttachments;
import org.yijian.hub.lookup.AuditedRecords;
import org.yijian.hub.lookup.LeafState;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.routes.federation.feed.FeedRule;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;

/** One record, all of it. */
@Controller
public class RecordPage {

    private final AuditedRecords records;
    private final WitnessedLeaves witnessed;
    private final RecordAttachments attachments;
    private final SourceNames sources;

    public RecordPage(AuditedRecords records, WitnessedLeaves witnessed, RecordAttachments attachments,
            Connectors connectors) {
        this.records = records;
        this.sources = new SourceNames(connectors);
        this.witnessed = witnessed;
        this.attachments = attachments;
    }

    /**
     * One revision.
     *
     * @param number from 1
     * @param recordedAt in words
     * @param exchangeId exchange that brought it
     * @param contentHash SHA-256 of its canonical JSON
     * @param logIndex in words
     */
    public record RevisionView(int number, String recordedAt, UUID exchangeId, String contentHash, String logIndex) {}

    @GetMapping("/records/{id}")
    String show(@AuthenticationPrincipal Account account, @PathVariable String id, StatedPurpose purpose,
            Wording wording, HttpServletRequest request, Model model) {
        AuditedRecords.Shown shown = records.view(SearchParameters.id("id", id), account, purpose)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        CanonicalRecord record = shown.readable();
        model.addAttribute("id", id);
        model.addAttribute("facilityId", shown.current().facilityId());
        model.addAttribute("kind", record.kind().wire());
        model.addAttribute("kindLabel", wording.kind(record.kind().wire()));
        model.addAttribute("title", RecordTitles.title(record, wording.locale()));
        model.addAttribute("occurredAt", wording.time(record.occurredAt()));
        model.addAttribute("department", wording.department(record.department().wire()));
        model.addAttribute("region", wording.region(record.region()));
        model.addAttribute("regionCode", record.region());
        model.addAttribute("sensitivity", record.sensitivity().wire());
        model.addAttribute("sensitivityLabel", wording.sensitivity(record.sensitivity().wire()));
        model.addAttribute("record", record);
        model.addAttribute("sourceName", sources.of(record.source(), wording));
        model.addAttribute("facility", facility(record.facility(), wording));
        model.addAttribute("fields", new RecordFields(wording).of(record));
        model.addAttribute("revisions", revisions(shown, wording));
        model.addAttribute("current", revision(shown.current(), shown, wording));
        model.addAttribute("logState", wording.text("log.state." + LeafState
                .of(shown.logIndexes().get(shown.current().leafId()), witnessed.size()).wire()));
        model.addAttribute("exchange",
                shown.exchange().map(view -> ExchangeLine.of(view, UnaryOperator.identity(), wording)).orElse(null));
        model.addAttribute("seal", shown.exchange()
                .map(view -> wording.text("seal." + view.attestation().name().toLowerCase(Locale.ROOT))).orElse(null));
        model.addAttribute("masked", !shown.masked().isEmpty() && shown.erasure().isEmpty());
        model.addAttribute("erasure", shown.erasure().map(erasure -> erased(erasure, wording)).orElse(null));
        List<Attachment> attached = attachments.beside(shown.current().id());
        boolean mayOpen = shown.current().commitments().isEmpty() || account.may(Permission.READ_PERSONAL_FIELDS);
        model.addAttribute("attachments", mayOpen
                ? attached.stream().map(each -> AttachmentLine.of(each, wording)).toList()
                : List.of());
        model.addAttribute("erasableAttachments", mayOpen && account.may(Permission.REQUEST_ERASURE)
                ? attached.stream().filter(Attachment::there).map(each -> AttachmentLine.of(each, wording)).toList()
                : List.of());
        model.addAttribute("mayAttach", mayOpen && account.may(Permission.ATTACH)
                && !record.source().startsWith(FeedRule.FOREIGN));
        model.addAttribute("attachOutcome", AttachmentForm.outcome(request).orElse(null));
        model.addAttribute("erasable", account.may(Permission.REQUEST_ERASURE)
                && (!shown.current().commitments().isEmpty() && shown.erasure().isEmpty()
                        || attached.stream().anyMatch(Attachment::there)));
        model.addAttribute("seesTrail", account.may(Permission.SEE_ACCESS));
        model.addAttribute("seesExchanges", account.may(Permission.SEE_EXCHANGES));
        return "record";
    }

    private static String erased(Erasure erasure, Wording wording) {
        Instant at = erasure.decidedAt();
        return wording.text("record.erased", at == null ? "" : wording.moment(at), erasure.requestedBy(),
                String.valueOf(erasure.decidedBy()), erasure.reason(), erasure.legalBasis());
    }

    private static List<RevisionView> revisions(AuditedRecords.Shown shown, Wording wording) {
        return shown.revisions().stream().map(stored -> revision(stored, shown, wording)).toList();
    }

    private static RevisionView revision(StoredRecord stored, AuditedRecords.Shown shown, Wording wording) {
        return new RevisionView(stored.revision(), wording.moment(stored.recordedAt()), stored.exchangeId(),
                stored.contentHash(), wording.logIndex(shown.logIndexes().get(stored.leafId())));
    }

    private static List<RecordFields.Field> facility(FacilityReference facility, Wording wording) {
        return java.util.stream.Stream
                .of(field("facility.name", facility.name(), wording),
                        field("facility.creditCode", facility.creditCode(), wording),
                        field("facility.filingNumber", facility.filingNumber(), wording),
                        field("facility.certificationNumber", facility.certificationNumber(), wording),
                        field("facility.sourceKey", facility.sourceKey(), wording),
                        field("facility.address", facility.address(), wording))
                .flatMap(List::stream).toList();
    }

    private static List<RecordFields.Field> field(String key, @Nullable String value, Wording wording) {
        return value == null ? List.of() : List.of(new RecordFields.Field(wording.text(key), value, false));
    }
}
