package org.yijian.records.ledger.facility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.ledger.database.PlainText;

/**
 * One identifier of a facility.
 *
 * @param scheme what kind of identifier
 * @param value the identifier; for a source's own key {@code source/key}
 */
record FacilityIdentity(IdentityScheme scheme, String value) implements Comparable<FacilityIdentity> {

    private static final Comparator<FacilityIdentity> ORDER = Comparator.comparing(FacilityIdentity::scheme)
            .thenComparing(FacilityIdentity::value);

    /** The identifiers of the facility that a record is about, strongest first; never empty. */
    static List<FacilityIdentity> of(CanonicalRecord record) {
        FacilityReference reference = record.facility();
        List<FacilityIdentity> identities = new ArrayList<>(4);
        add(identities, IdentityScheme.CREDIT_CODE, reference.creditCode());
        add(identities, IdentityScheme.FILING_NUMBER, reference.filingNumber());
        add(identities, IdentityScheme.CERTIFICATION_NUMBER, reference.certificationNumber());
        if (reference.sourceKey() != null) {
            add(identities, IdentityScheme.SOURCE_KEY, record.source() + "/" + reference.sourceKey());
        }
        if (identities.isEmpty()) { // validation lets none through; a record without a place would be lost
            add(identities, IdentityScheme.SOURCE_KEY,
                    record.source() + "/?" + record.kind().wire() + "/" + record.sourceKey());
        }
        return identities;
    }

    private static void add(List<FacilityIdentity> identities, IdentityScheme scheme, @Nullable String value) {
        if (value != null) {
            identities.add(new FacilityIdentity(scheme, PlainText.key(value)));
        }
    }

    /** Whether one facility cannot have both: another credit code, another filing number, another of the same body's. */
    boolean contradicts(FacilityIdentity other) {
        return scheme == other.scheme && !value.equals(other.value) && switch (scheme) {
            case CREDIT_CODE, FILING_NUMBER -> true;
            case CERTIFICATION_NUMBER -> body().equals(other.body());
            case SOURCE_KEY -> false;
        };
    }

    private String body() {
        return value.substring(0, Math.max(0, value.indexOf(':')));
    }

    @Override
    public int compareTo(FacilityIdentity other) {
        return ORDER.compare(this, other);
    }
}
