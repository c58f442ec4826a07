package org.yijian.records.ledger.facility;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Facility;

/**
 * What a record says of a facility's name and place.
 *
 * @param stated whether it is a record of the facility itself, not one that only mentions it
 * @param name name; null if not given
 * @param address address; null if not given
 * @param region region code
 */
record FacilityProfile(boolean stated, @Nullable String name, @Nullable String address, String region) {

    static FacilityProfile of(CanonicalRecord record) {
        if (record.body() instanceof Facility facility) {
            return new FacilityProfile(true, facility.name(), facility.address(), record.region());
        }
        return new FacilityProfile(false, record.facility().name(), record.facility().address(), record.region());
    }

    /** Whether there is enough to compare it with another facility. */
    boolean comparable() {
        return name != null && address != null;
    }

    /** The county of the region (6 digits), or the region itself where it is larger or abroad. */
    String county() {
        boolean chinese = region.chars().allMatch(Character::isDigit);
        return chinese && region.length() > 6 ? region.substring(0, 6) : region;
    }
}
