package org.yijian.hub.evidence;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.attachment.AuditedAttachments;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;

/** Where the buttons of the pages lead: the same packages, for people who are signed in. */
@Controller
public class EvidencePages {

    private final EvidenceExport export;
    private final AttachmentEvidence attachments;

    public EvidencePages(EvidenceExport export, AttachmentEvidence attachments) {
        this.export = export;
        this.attachments = attachments;
    }

    @GetMapping("/records/{id}/evidence")
    ResponseEntity<byte[]> record(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer revision) {
        return EvidenceApi.answer(export.record(SearchParameters.id("id", id), revision, account, purpose));
    }

    @GetMapping("/records/{id}/attachments/{name}/evidence")
    ResponseEntity<byte[]> attachment(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @PathVariable String id, @PathVariable String name) {
        return EvidenceApi.answer(Optional.of(attachments.named(new AuditedAttachments.Request(
                SearchParameters.id("id", id), account, purpose), name)));
    }

    @GetMapping("/exchanges/{id}/evidence")
    ResponseEntity<byte[]> exchange(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer part) {
        return EvidenceApi.answer(export.exchange(SearchParameters.id("id", id), part, account));
    }
}
