package org.yijian.records.form;

import java.util.EnumMap;
import java.util.Map;

import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.body.Body;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Practitioner;

/** The forms of the nine bodies and of the facility reference. */
public final class Forms {

    /** How a facility is named. */
    public static final Form<FacilityReference> FACILITY_REFERENCE = Form.of(FacilityReference.class);

    private static final Map<Kind, Form<? extends Body>> BODIES = bodies();

    private Forms() {
    }

    /** The form of the body of a kind. */
    public static Form<? extends Body> of(Kind kind) {
        Form<? extends Body> form = BODIES.get(kind);
        if (form == null) {
            throw new IllegalStateException("no form for " + kind);
        }
        return form;
    }

    private static Map<Kind, Form<? extends Body>> bodies() {
        Map<Kind, Form<? extends Body>> forms = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            forms.put(kind, switch (kind) {
                case FACILITY -> Form.of(Facility.class);
                case LICENCE -> Form.of(Licence.class);
                case INSPECTION -> Form.of(Inspection.class);
                case FINDING -> Form.of(Finding.class);
                case COMPLAINT -> Form.of(Complaint.class);
                case CREDIT -> Form.of(Credit.class);
                case INCIDENT -> Form.of(Incident.class);
                case CLAIM -> Form.of(Claim.class);
                case PRACTITIONER -> Form.of(Practitioner.class);
            });
        }
        return forms;
    }
}
