package org.yijian.hub.page;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.export.DossierExport;
import org.yijian.hub.page.export.ExportedFile;
import org.yijian.security.error.FaultException;

/** Where the export buttons lead. */
@Controller
public class ExportPages {

    private final DossierExport dossiers;

    public ExportPages(DossierExport dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/facilities/{id}/export.xlsx")
    ResponseEntity<byte[]> facility(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @PathVariable String id, Wording wording) {
        return dossiers.workbook(SearchParameters.id("id", id), account, purpose, wording).map(ExportedFile::answer)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }
}
