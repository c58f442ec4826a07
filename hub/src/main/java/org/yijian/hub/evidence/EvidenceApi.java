package org.yijian.hub.evidence;

import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.attachment.AuditedAttachments;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceWriter;

/** {@code GET /api/v1/…/evidence} of records, exchanges and leaves of the log; {@code GET /api/v1/trust}. */
@RestController
@Tag(name = "evidence", description = "证据包 What an outsider can check without trusting this hub")
public class EvidenceApi {

    private final EvidenceExport export;
    private final AttachmentEvidence attachments;
    private final HubTrust trust;

    public EvidenceApi(EvidenceExport export, AttachmentEvidence attachments, HubTrust trust) {
        this.export = export;
        this.attachments = attachments;
        this.trust = trust;
    }

    @GetMapping("/api/v1/records/{id}/evidence")
    @Operation(summary = "一条记录的证据包 Evidence of a record", description = "ASiC-E; `revision` for an earlier one.")
    ResponseEntity<byte[]> record(@AuthenticationPrincipal Account account,
            @Parameter(hidden = true) StatedPurpose purpose, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer revision) {
        return answer(export.record(SearchParameters.id("id", id), revision, account, purpose));
    }

    @GetMapping("/api/v1/records/{id}/attachments/{name}/evidence")
    @Operation(summary = "附件的证据包 Evidence of an attachment", description = "ASiC-E, with the file if it is not longer than "
            + "16 MiB, else with its digests.")
    ResponseEntity<byte[]> attachment(@AuthenticationPrincipal Account account,
            @Parameter(hidden = true) StatedPurpose purpose, @PathVariable String id, @PathVariable String name) {
        return answer(Optional.of(attachments.named(new AuditedAttachments.Request(SearchParameters.id("id", id),
                account, purpose), name)));
    }

    @GetMapping("/api/v1/exchanges/{id}/evidence")
    @Operation(summary = "一次交换的证据包 Evidence of a part of an exchange", description = "ASiC-E of one part: the first, or "
            + "number `part`, counted from 0. A message of up to 500 records has one part.")
    ResponseEntity<byte[]> exchange(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer part) {
        return answer(export.exchange(SearchParameters.id("id", id), part, account));
    }

    @GetMapping("/api/v1/log/{index}/evidence")
    @Operation(summary = "一条日志的证据包 Evidence of a leaf of the log", description = "Of a search, a view, a sign-in, a "
            + "change: your own, or any for those who read the log. Of an exchange or an attachment: what its own "
            + "evidence is.")
    ResponseEntity<byte[]> leaf(@AuthenticationPrincipal Account account,
            @Parameter(hidden = true) StatedPurpose purpose, @PathVariable long index) {
        return answer(export.leaf(index, account, purpose));
    }

    @GetMapping(path = "/api/v1/trust", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "本枢纽的信任文件 What this hub's evidence is checked against")
    byte[] trust() {
        return trust.file().encode();
    }

    /** A file to keep. */
    static ResponseEntity<byte[]> answer(Optional<PackagedEvidence> packaged) {
        PackagedEvidence evidence = packaged.orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(EvidenceWriter.MEDIA_TYPE))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(evidence.fileName()).build().toString())
                .body(evidence.content());
    }
}
