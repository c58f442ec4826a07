package org.yijian.hub.page.export;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.StoredRecord;

/** A facility's file to take away: only what the account may see, logged before it is handed out. */
public final class DossierExport {

    private final AuditedDossiers dossiers;
    private final Clock clock;

    public DossierExport(AuditedDossiers dossiers, Clock clock) {
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Empty if there is nothing of it that the account may see. */
    public Optional<ExportedFile> workbook(UUID facility, Account account, StatedPurpose purpose, Wording wording) {
        return dossiers.export(facility, account, purpose)
                .map(dossier -> DossierWorkbook.of(dossier,
                        dossiers.logIndexes(dossier,
                                dossier.timeline().stream().map(StoredRecord::leafId).toList()),
                        account, purpose, clock.instant(), wording));
    }
}
