package org.yijian.records.ledger.facility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;

/**
 * Tells the records of two facilities that were taken for one apart, by the rule by which records find their facility:
 * the strongest identifier decides. Knows no database; fed with all records, earliest first, then asked.
 */
final class SplitRecords {

    private final Set<FacilityIdentity> leaving;
    private final Set<FacilityIdentity> staying;
    private final Set<FacilityIdentity> newOfLeaving = new HashSet<>();
    private final Set<FacilityIdentity> newOfStaying = new HashSet<>();
    private final List<UUID> moved = new ArrayList<>();
    private @Nullable FacilityProfile left;
    private @Nullable FacilityProfile stayed;

    /**
     * @param leaving identifiers of the one that is split off
     * @param staying identifiers known to be of the other
     */
    SplitRecords(Set<FacilityIdentity> leaving, Set<FacilityIdentity> staying) {
        this.leaving = leaving;
        this.staying = staying;
    }

    void add(UUID id, CanonicalRecord record) {
        List<FacilityIdentity> identities = FacilityIdentity.of(record);
        FacilityProfile profile = FacilityProfile.of(record);
        if (leaves(identities)) {
            moved.add(id);
            newOfLeaving.addAll(identities);
            left = newer(left, profile);
        } else {
            newOfStaying.addAll(identities);
            stayed = newer(stayed, profile);
        }
    }

    private boolean leaves(List<FacilityIdentity> strongestFirst) {
        for (FacilityIdentity identity : strongestFirst) {
            if (leaving.contains(identity)) {
                return true;
            }
            if (staying.contains(identity)) {
                return false;
            }
        }
        return false;
    }

    /** A facility's own record knows its name better than one that mentions it. */
    private static @Nullable FacilityProfile newer(@Nullable FacilityProfile known, FacilityProfile profile) {
        if (profile.stated() || profile.name() != null && (known == null || !known.stated())) {
            return profile;
        }
        return known;
    }

    /** Records that go with the one that is split off. */
    List<UUID> moved() {
        return moved;
    }

    /** Identifiers that came after the merge, on records of the one that is split off only. */
    Set<FacilityIdentity> newOfLeaving() {
        Set<FacilityIdentity> own = new HashSet<>(newOfLeaving);
        own.removeAll(leaving);
        own.removeAll(staying);
        own.removeAll(newOfStaying);
        return own;
    }

    /** What its newest record says of the one that is split off. */
    Optional<FacilityProfile> left() {
        return Optional.ofNullable(left);
    }

    /** What its newest record says of the one that stays. */
    Optional<FacilityProfile> stayed() {
        return Optional.ofNullable(stayed);
    }
}
