package org.yijian.search.document;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.ChecklistItem;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Practitioner;

/**
 * The text of a record that a person would read, and would look for. Of a practitioner neither the name nor the
 * pseudonym is in it: people are not to be found by searching.
 */
final class RecordText {

    private static final String BETWEEN = " · ";

    private final StringBuilder text = new StringBuilder(256);

    private RecordText() {
    }

    /** The text, its parts in the order of their weight. */
    static String of(CanonicalRecord record) {
        RecordText collected = new RecordText();
        collected.addBody(record.body());
        collected.addReference(record.facility());
        return collected.text.toString();
    }

    private void addBody(Body body) {
        switch (body) {
            case Facility facility -> addFacility(facility);
            case Licence licence ->
                add(licence.number(), licence.scope(), licence.issuer(), licence.status());
            case Inspection inspection -> addInspection(inspection);
            case Finding finding -> add(finding.description(), finding.clause(), finding.category());
            case Complaint complaint ->
                add(complaint.subject(), complaint.text(), complaint.reply(), complaint.category());
            case Credit credit ->
                add(credit.reason(), credit.documentNumber(), credit.legalBasis(), credit.penaltyClass());
            case Incident incident -> add(incident.description(), incident.handling());
            case Claim claim -> add(claim.description(), claim.rule(), claim.status());
            case Practitioner practitioner -> add(practitioner.role(), practitioner.level());
        }
    }

    private void addFacility(Facility facility) {
        add(facility.name());
        addAll(facility.aliases());
        add(facility.address(), facility.chain(), facility.grade(), facility.legalRepresentative());
    }

    private void addInspection(Inspection inspection) {
        add(inspection.conclusion(), inspection.plan());
        for (ChecklistItem item : inspection.checklist()) {
            add(item.clause(), item.note());
        }
        addAll(inspection.inspectors());
    }

    private void addReference(FacilityReference reference) {
        addUnlessThere(reference.name());
        addUnlessThere(reference.address());
    }

    private void addUnlessThere(@Nullable String part) {
        if (part != null && text.indexOf(part) < 0) {
            add(part);
        }
    }

    private void addAll(Collection<String> parts) {
        parts.forEach(this::add);
    }

    private void add(@Nullable String... parts) {
        for (String part : parts) {
            add(part);
        }
    }

    private void add(@Nullable String part) {
        if (part == null || part.isBlank()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(BETWEEN);
        }
        text.append(part.strip());
    }
}
