package org.yijian.search.document;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Practitioner;
import org.yijian.search.analysis.Identifiers;

/** The numbers by which a record is looked up as a whole. Never those of a person. */
final class RecordIdentifiers {

    private RecordIdentifiers() {
    }

    static Set<String> of(CanonicalRecord record) {
        Set<String> identifiers = new LinkedHashSet<>();
        FacilityReference facility = record.facility();
        add(identifiers, facility.creditCode());
        add(identifiers, facility.filingNumber());
        add(identifiers, facility.certificationNumber());
        add(identifiers, withoutScheme(facility.certificationNumber()));
        add(identifiers, facility.sourceKey());
        if (!(record.body() instanceof Practitioner)) {
            add(identifiers, record.sourceKey());
        }
        addOfBody(identifiers, record.body());
        return identifiers;
    }

    private static void addOfBody(Set<String> identifiers, Body body) {
        switch (body) {
            case Licence licence -> add(identifiers, licence.number());
            case Credit credit -> add(identifiers, credit.documentNumber());
            case Finding finding -> add(identifiers, finding.clause());
            default -> {
                // the other kinds have no number of their own
            }
        }
    }

    private static @Nullable String withoutScheme(@Nullable String number) {
        return number == null ? null : number.substring(number.indexOf(':') + 1);
    }

    private static void add(Set<String> identifiers, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            identifiers.add(Identifiers.normalized(value));
        }
    }
}
