package org.yijian.hub.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedRecords;
import org.yijian.hub.lookup.LeafState;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.security.error.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/records/{id}}. */
@RestController
@Tag(name = "records", description = "记录 Single records with their history and proof")
public class RecordApi {

    private final AuditedRecords records;
    private final WitnessedLeaves witnessed;
    private final JsonMapper json;

    public RecordApi(AuditedRecords records, WitnessedLeaves witnessed, JsonMapper json) {
        this.records = records;
        this.witnessed = witnessed;
        this.json = json;
    }

    /**
     * A record.
     *
     * @param id record id
     * @param revision number of the current revision, from 1
     * @param facilityId facility that it is about
     * @param exchangeId exchange that brought it
     * @param attestation who sealed it: {@code sender} or {@code hub}; null if the exchange is unknown
     * @param recordedAt when the ledger kept it
     * @param contentHash SHA-256 of the record's canonical JSON
     * @param logIndex index in the log; null until it is sequenced
     * @param logState {@code accepted}, {@code sequenced} or {@code witnessed}
     * @param record the record as its schema says
     * @param masked paths of personal fields that the caller may not read, or that were erased
     * @param erasure what erased them; null if they are there, or there are none
     * @param revisions all revisions, newest first
     */
    public record Answer(UUID id, int revision, UUID facilityId, UUID exchangeId, @Nullable String attestation,
            Instant recordedAt, String contentHash, @Nullable Long logIndex, String logState,
            @Schema(type = "object", description = "one of the published schemas") JsonNode record,
            Set<String> masked, @Nullable Erased erasure, List<Revision> revisions) {}

    /**
     * What erased the personal fields of a record.
     *
     * @param id id of the erasure
     * @param at when it was decided
     * @param requestedBy who asked for it
     * @param approvedBy who let it happen
     * @param reason why
     * @param legalBasis the law that demands or allows it
     */
    public record Erased(UUID id, @Nullable Instant at, String requestedBy, @Nullable String approvedBy, String reason,
            String legalBasis) {

        static Erased of(Erasure erasure) {
            return new Erased(erasure.id(), erasure.decidedAt(), erasure.requestedBy(), erasure.decidedBy(),
                    erasure.reason(), erasure.legalBasis());
        }
    }

    /**
     * One revision.
     *
     * @param revision number, from 1
     * @param exchangeId exchange that brought it
     * @param recordedAt when the ledger kept it
     * @param contentHash SHA-256 of its canonical JSON
     * @param logIndex index in the log; null until it is sequenced
     * @param logState {@code accepted}, {@code sequenced} or {@code witnessed}
     */
    public record Revision(int revision, UUID exchangeId, Instant recordedAt, String contentHash,
            @Nullable Long logIndex, String logState) {}

    @GetMapping("/api/v1/records/{id}")
    @Operation(summary = "查看一条记录 One record", description = "With all revisions, its exchange and its place in the log. A record about a person needs purpose and case: "
            + "parameters purpose and case, or headers Yijian-Purpose and Yijian-Case.")
    Answer record(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            @PathVariable String id) {
        return records.view(SearchParameters.id("id", id), account, purpose).map(this::answer)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    private Answer answer(AuditedRecords.Shown shown) {
        StoredRecord current = shown.current();
        String attestation = shown.exchange().map(ExchangeView::attestation)
                .map(by -> by.name().toLowerCase(java.util.Locale.ROOT)).orElse(null);
        List<Revision> revisions = shown.revisions().stream().map(revision -> new Revision(revision.revision(),
                revision.exchangeId(), revision.recordedAt(), revision.contentHash(),
                shown.logIndexes().get(revision.leafId()), state(shown, revision))).toList();
        return new Answer(current.id(), current.revision(), current.facilityId(), current.exchangeId(), attestation,
                current.recordedAt(), current.contentHash(), shown.logIndexes().get(current.leafId()),
                state(shown, current),
                json.readTree(RecordJson.write(shown.readable())), shown.masked(),
                shown.erasure().map(Erased::of).orElse(null), revisions);
    }

    private String state(AuditedRecords.Shown shown, StoredRecord revision) {
        return LeafState.of(shown.logIndexes().get(revision.leafId()), witnessed.size()).wire();
    }
}
