package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.database.AdvisoryLock;
import org.yijian.records.ledger.database.BinaryCopy;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.records.ledger.database.LostRace;
import org.yijian.records.ledger.database.Query;

/** Resolves the facilities of one part inside its transaction, and keeps what was found out. */
public final class Facilities {

    private final Connection connection;
    private final String actor;
    private final Instant now;

    /**
     * @param connection the transaction; it holds {@link AdvisoryLock#FACILITIES}, shared or alone
     * @param actor the source whose records they are, for the log
     * @param now the time of the transaction
     */
    public Facilities(Connection connection, String actor, Instant now) {
        this.connection = connection;
        this.actor = actor;
        this.now = now;
    }

    /**
     * The facility of each record, in their order. New facilities and identifiers, merges and proposals are kept.
     *
     * @param alone whether the transaction holds {@link AdvisoryLock#FACILITIES} alone, so that it may merge
     * @throws MergeNeeded if known facilities must be merged and it does not
     */
    public List<UUID> resolve(List<CanonicalRecord> records, boolean alone) throws SQLException {
        FacilityResolution resolution = new FacilityResolution(UUID::randomUUID);
        KnownFacilities.load(connection, records.stream().map(FacilityIdentity::of).toList(), resolution);
        List<UUID> first = new ArrayList<>(records.size());
        for (CanonicalRecord record : records) {
            first.add(resolution.resolve(record));
        }
        if (!alone && !resolution.merges().isEmpty()) {
            throw new MergeNeeded();
        }
        keep(resolution);
        return first.stream().map(resolution::current).toList();
    }

    private void keep(FacilityResolution resolution) throws SQLException {
        insert(resolution.created());
        attach(resolution.attached());
        resolution.merges().forEach((loser, winner) -> new FacilityMerge(connection, actor, now, null)
                .merge(resolution.current(loser), loser, null));
        Set<UUID> named = new TreeSet<>(DerivedId.ORDER);
        resolution.created().forEach((facility, profile) -> {
            if (profile.comparable()) {
                named.add(resolution.current(facility));
            }
        });
        named.addAll(profile(resolution));
        Proposals proposals = new Proposals(connection, now);
        resolution.conflicts().forEach(pair -> proposals.conflict(resolution.current(pair.one()),
                resolution.current(pair.other())));
        if (!named.isEmpty()) {
            AdvisoryLock.MATCHING.exclusive(connection);
            proposals.likenesses(named);
        }
    }

    private void insert(Map<UUID, FacilityProfile> created) throws SQLException {
        if (created.isEmpty()) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "ledger.facility", "id", "profiled", "name", "address",
                "region", "county", "name_key", "address_key", "created_at")) {
            for (Map.Entry<UUID, FacilityProfile> entry : created.entrySet()) {
                FacilityProfile profile = entry.getValue();
                copy.row().uuid(entry.getKey()).bool(profile.stated()).text(profile.name()).text(profile.address())
                        .text(profile.region()).text(profile.county()).text(Likeness.key(profile.name()))
                        .text(Likeness.key(profile.address())).instant(now);
            }
            copy.finish();
        }
    }

    private void attach(Map<FacilityIdentity, UUID> attached) {
        if (attached.isEmpty()) {
            return;
        }
        List<Integer> schemes = attached.keySet().stream().map(identity -> identity.scheme().number()).toList();
        List<String> values = attached.keySet().stream().map(FacilityIdentity::value).toList();
        int inserted = Query.of(connection, """
                INSERT INTO ledger.facility_identity (scheme, value, facility_id)
                SELECT k.scheme::smallint, k.value, k.facility_id
                FROM unnest(?::bigint[], ?::text[], ?::uuid[]) WITH ORDINALITY AS k(scheme, value, facility_id, place)
                ORDER BY k.place ON CONFLICT DO NOTHING""", schemes, values, List.copyOf(attached.values())).update();
        if (inserted < attached.size()) {
            throw new LostRace("identifiers of a facility");
        }
    }

    /** Writes down what facilities' own records said, and tells which of them have a new name or address by it. */
    private List<UUID> profile(FacilityResolution resolution) {
        Map<UUID, FacilityProfile> profiles = new HashMap<>();
        resolution.profiles().forEach((facility, profile) -> profiles.put(resolution.current(facility), profile));
        if (profiles.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = profiles.keySet().stream().sorted(DerivedId.ORDER).toList();
        List<FacilityProfile> stated = ids.stream().map(profiles::get).toList();
        return new ProfileUpdate(connection).apply(ids, stated);
    }
}
