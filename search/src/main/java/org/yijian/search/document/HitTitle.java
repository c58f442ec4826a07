package org.yijian.search.document;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Practitioner;

/** The title of a hit. */
final class HitTitle {

    private static final int LONGEST = 80;

    private HitTitle() {
    }

    static String of(CanonicalRecord record) {
        return switch (record.body()) {
            case Facility facility -> facility.name();
            case Licence licence -> title(licence.type().chinese(), licence.number());
            case Inspection inspection -> title(inspection.type().chinese(), inspection.conclusion());
            case Finding finding ->
                title(finding.severity().chinese() + "隐患", finding.clause() + " " + finding.description());
            case Complaint complaint -> title("投诉", complaint.subject());
            case Credit credit -> title(credit.type().chinese(), credit.reason());
            case Incident incident -> title(incident.type().chinese(), incident.description());
            case Claim claim -> title(claim.type().chinese(), claim.description());
            case Practitioner practitioner -> title("从业人员", practitioner.role());
        };
    }

    private static String title(String label, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return label;
        }
        String title = label + "：" + text.strip();
        return title.length() <= LONGEST
                ? title
                : title.substring(0, title.offsetByCodePoints(0, wholeCharacters(title)))
                        + "…";
    }

    private static int wholeCharacters(String title) {
        return title.codePointCount(0, LONGEST - 1);
    }
}
