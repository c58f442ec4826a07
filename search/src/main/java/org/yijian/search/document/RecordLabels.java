package org.yijian.search.document;

import org.yijian.records.body.Body;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Named;
import org.yijian.records.body.Practitioner;

/** What a record is called in both languages, so that 行政处罚 or "major" finds records that only say it by a code. */
final class RecordLabels {

    private RecordLabels() {
    }

    static String of(Body body) {
        return switch (body) {
            case Facility facility -> label(facility.type());
            case Licence licence -> label(licence.type());
            case Inspection inspection -> label(inspection.type());
            case Finding finding -> label(finding.severity()) + domain(finding.domain());
            case Complaint complaint -> label(complaint.channel());
            case Credit credit -> label(credit.type());
            case Incident incident -> label(incident.type());
            case Claim claim -> label(claim.type());
            case Practitioner practitioner -> label(practitioner.identityStatus());
        };
    }

    private static String domain(CoreDomain domain) {
        return domain == CoreDomain.NONE ? "" : " " + label(domain);
    }

    private static String label(Named named) {
        return named.chinese() + " " + named.english();
    }
}
