package org.yijian.hub.evidence;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;

/** Where the buttons of the pages lead: the same packages, for people who are signed in. */
@Controller
public class EvidencePages {

    private final EvidenceExport export;

    public EvidencePages(EvidenceExport export) {
        this.export = export;
    }

    @GetMapping("/records/{id}/evidence")
    ResponseEntity<byte[]> record(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer revision) {
        return EvidenceApi.answer(export.record(SearchParameters.id("id", id), revision, account, purpose));
    }

    @GetMapping("/exchanges/{id}/evidence")
    ResponseEntity<byte[]> exchange(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer part) {
        return EvidenceApi.answer(export.exchange(SearchParameters.id("id", id), part, account));
    }
}
