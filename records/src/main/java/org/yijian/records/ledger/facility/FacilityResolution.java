package org.yijian.records.ledger.facility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;

/**
 * Decides which facilities the records of one part are about, from what was known before and from each other, in the
 * order of the records. Keys are looked at from the strongest to the weakest: a key that nobody has goes to the facility
 * found so far, a key of another facility joins the two, and a key that contradicts what the stronger ones say only
 * leaves a conflict for a person. Knows no database; used once by one thread.
 */
final class FacilityResolution {

    private final Supplier<UUID> newId;
    private final Map<FacilityIdentity, UUID> owners = new HashMap<>();
    private final Map<UUID, Set<FacilityIdentity>> identities = new HashMap<>();

    private final Map<UUID, FacilityProfile> created = new LinkedHashMap<>();
    private final Map<UUID, FacilityProfile> profiles = new LinkedHashMap<>();
    private final Map<FacilityIdentity, UUID> attached = new TreeMap<>();
    private final Map<UUID, UUID> merges = new LinkedHashMap<>();
    private final Set<FacilityPair> conflicts = new LinkedHashSet<>();
    private final Set<FacilityPair> apart = new LinkedHashSet<>();

    FacilityResolution(Supplier<UUID> newId) {
        this.newId = newId;
    }

    /** Tells of an identifier that a facility has. */
    void know(FacilityIdentity identity, UUID facility) {
        owners.put(identity, facility);
        identities.computeIfAbsent(facility, id -> new HashSet<>()).add(identity);
    }

    /** Tells of two facilities of which a person said that they are two. */
    void holdApart(UUID one, UUID other) {
        apart.add(new FacilityPair(one, other));
    }

    /** Who has an identifier; null if nobody. */
    @Nullable
    UUID owner(FacilityIdentity identity) {
        return owners.get(identity);
    }

    /** The facility that the record is about. A later record may merge it: see {@link #current}. */
    UUID resolve(CanonicalRecord record) {
        FacilityProfile profile = FacilityProfile.of(record);
        List<FacilityIdentity> unowned = new ArrayList<>(4);
        UUID found = null;
        for (FacilityIdentity identity : FacilityIdentity.of(record)) {
            UUID owner = owners.get(identity);
            if (found == null) {
                found = owner == null ? waiting(unowned, identity) : adopt(owner, unowned, profile);
            } else if (owner == null) {
                attachOrDoubt(found, identity, profile);
            } else if (!owner.equals(found)) {
                mergeOrDoubt(found, owner);
            }
        }
        UUID facility = found == null ? create(unowned, profile) : found;
        if (profile.stated()) {
            profiles.put(facility, profile);
        }
        return facility;
    }

    private static @Nullable UUID waiting(List<FacilityIdentity> unowned, FacilityIdentity identity) {
        unowned.add(identity);
        return null;
    }

    /** The facility of a weaker key, unless the stronger keys before it, which nobody has, contradict it. */
    private UUID adopt(UUID owner, List<FacilityIdentity> unowned, FacilityProfile profile) {
        if (contradicts(owner, unowned)) {
            UUID stronger = create(unowned, profile);
            conflicts.add(new FacilityPair(stronger, owner));
            return stronger;
        }
        unowned.forEach(identity -> attach(owner, identity));
        return owner;
    }

    private void attachOrDoubt(UUID found, FacilityIdentity identity, FacilityProfile profile) {
        if (contradicts(found, List.of(identity))) {
            conflicts.add(new FacilityPair(found, create(List.of(identity), profile)));
        } else {
            attach(found, identity);
        }
    }

    /** What a person held apart stays apart, whatever records say. */
    private void mergeOrDoubt(UUID found, UUID owner) {
        if (heldApart(found, owner)) {
            return;
        }
        if (contradicts(found, of(owner))) {
            conflicts.add(new FacilityPair(found, owner));
        } else {
            Set<FacilityIdentity> moving = Set.copyOf(of(owner));
            identities.remove(owner);
            moving.forEach(identity -> know(identity, found));
            attached.replaceAll((identity, facility) -> facility.equals(owner) ? found : facility);
            merges.put(owner, found);
        }
    }

    private boolean heldApart(UUID found, UUID owner) {
        Set<UUID> both = Set.of(found, owner);
        return apart.stream().anyMatch(
                pair -> both.contains(current(pair.one())) && both.contains(current(pair.other())));
    }

    private boolean contradicts(UUID facility, Collection<FacilityIdentity> others) {
        Set<FacilityIdentity> own = of(facility);
        return others.stream()
                .anyMatch(other -> !own.contains(other) && own.stream().anyMatch(other::contradicts));
    }

    private Set<FacilityIdentity> of(UUID facility) {
        return identities.getOrDefault(facility, Set.of());
    }

    private UUID create(List<FacilityIdentity> keys, FacilityProfile profile) {
        UUID facility = newId.get();
        created.put(facility, profile);
        keys.forEach(identity -> attach(facility, identity));
        return facility;
    }

    private void attach(UUID facility, FacilityIdentity identity) {
        know(identity, facility);
        attached.put(identity, facility);
    }

    /** The facility that one stands for after all merges of this part. */
    UUID current(UUID facility) {
        UUID current = facility;
        for (UUID next = merges.get(current); next != null; next = merges.get(current)) {
            current = next;
        }
        return current;
    }

    /** New facilities, each with what the record that made it said. */
    Map<UUID, FacilityProfile> created() {
        return created;
    }

    /** What records of the facilities themselves said, the last one for each. */
    Map<UUID, FacilityProfile> profiles() {
        return profiles;
    }

    /** New identifiers, in order. */
    Map<FacilityIdentity, UUID> attached() {
        return attached;
    }

    /** Which facility goes into which, in the order in which it was found out. */
    Map<UUID, UUID> merges() {
        return merges;
    }

    /** Pairs whose identifiers contradict each other in some record. */
    Set<FacilityPair> conflicts() {
        return conflicts;
    }
}
