package org.yijian.records.ledger.facility;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;

/** Writes names and addresses to facilities, where they differ from what is there. */
final class ProfileUpdate {

    private static final String UPDATE = """
            UPDATE ledger.facility f
            SET profiled = true, name = k.name, address = k.address, region = k.region, county = k.county,
                name_key = k.name_key, address_key = k.address_key
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS k(id, name, address, region, county, name_key, address_key)
            WHERE f.id = k.id AND (NOT f.profiled OR (f.name, f.address, f.region)
                IS DISTINCT FROM (k.name, k.address, k.region))
            RETURNING f.id""";

    private final Connection connection;

    ProfileUpdate(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param ids facilities, in the order of {@link org.yijian.records.ledger.database.DerivedId#ORDER}
     * @param profiles what to write, in the same order
     * @return those that differed
     */
    List<UUID> apply(List<UUID> ids, List<FacilityProfile> profiles) {
        Query.of(connection, "SELECT id FROM ledger.facility WHERE id = ANY(?::uuid[]) ORDER BY id FOR NO KEY UPDATE",
                ids).list(row -> true);
        return Query.of(connection, UPDATE, ids, texts(profiles, FacilityProfile::name),
                texts(profiles, FacilityProfile::address), texts(profiles, FacilityProfile::region),
                texts(profiles, FacilityProfile::county), texts(profiles, profile -> Likeness.key(profile.name())),
                texts(profiles, profile -> Likeness.key(profile.address()))).list(row -> row.getObject(1, UUID.class));
    }

    private static List<@Nullable String> texts(List<FacilityProfile> profiles,
            Function<FacilityProfile, @Nullable String> text) {
        return Arrays.asList(profiles.stream().map(text).toArray(String[]::new));
    }
}
