package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;

/** Reads what the database knows about the facilities that some records name. */
final class KnownFacilities {

    private static final String OWNERS = """
            SELECT i.scheme, i.value, i.facility_id
            FROM unnest(?::bigint[], ?::text[]) AS k(scheme, value)
            JOIN ledger.facility_identity i ON i.scheme = k.scheme::smallint AND i.value = k.value""";

    private static final String IDENTITIES = """
            SELECT scheme, value, facility_id FROM ledger.facility_identity WHERE facility_id = ANY(?::uuid[])""";

    /** There are about as many as a person can decide in a career. */
    private static final String APART = """
            SELECT coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id) FROM ledger.facility_proposal p
            JOIN ledger.facility a ON a.id = p.one JOIN ledger.facility b ON b.id = p.other
            WHERE p.state IN ('rejected', 'split') AND coalesce(a.merged_into, a.id) = ANY(?::uuid[])
              AND coalesce(b.merged_into, b.id) = ANY(?::uuid[])""";

    private KnownFacilities() {
    }

    /**
     * Tells the resolution who has which identifier, and everything about those facilities that may get another one.
     *
     * @param references the identifiers of each record
     */
    static void load(Connection connection, Collection<List<FacilityIdentity>> references,
            FacilityResolution resolution) {
        List<FacilityIdentity> all = references.stream().flatMap(List::stream).distinct().toList();
        List<Integer> schemes = all.stream().map(identity -> identity.scheme().number()).toList();
        List<String> values = all.stream().map(FacilityIdentity::value).toList();
        Query.of(connection, OWNERS, schemes, values).list(row -> know(row, resolution));
        Set<UUID> unsettled = unsettled(references, resolution);
        if (!unsettled.isEmpty()) {
            Query.of(connection, IDENTITIES, unsettled).list(row -> know(row, resolution));
        }
        if (unsettled.size() > 1) {
            Query.of(connection, APART, unsettled, unsettled).each(row -> resolution
                    .holdApart(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        }
    }

    private static boolean know(ResultSet row, FacilityResolution resolution) throws SQLException {
        resolution.know(new FacilityIdentity(IdentityScheme.of(row.getInt(1)), row.getString(2)),
                row.getObject(3, UUID.class));
        return true;
    }

    /** Facilities named by a record whose identifiers do not all belong to the same one already. */
    private static Set<UUID> unsettled(Collection<List<FacilityIdentity>> references, FacilityResolution resolution) {
        Set<UUID> unsettled = new HashSet<>();
        for (List<FacilityIdentity> identities : references) {
            UUID first = resolution.owner(identities.getFirst());
            if (!identities.stream().allMatch(each -> first != null && first.equals(resolution.owner(each)))) {
                identities.stream().map(resolution::owner).filter(Objects::nonNull).forEach(unsettled::add);
            }
        }
        return unsettled;
    }
}
