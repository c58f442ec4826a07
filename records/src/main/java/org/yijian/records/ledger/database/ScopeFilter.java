package org.yijian.records.ledger.database;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.yijian.records.identifier.RegionCode;
import org.yijian.security.access.AccessScope;

/** An access scope as conditions of a statement. Says the same as {@link AccessScope#permits}. */
public final class ScopeFilter {

    /** Condition on a head {@code h}; takes {@link #ofRecords}. */
    public static final String RECORDS = """
            (? OR h.department = ANY(?::text[])) AND (? OR h.region LIKE ANY(?::text[])) AND h.sensitivity <= ?""";

    /**
     * Condition on an exchange {@code e}; takes {@link #ofExchanges}. One without records has no county, and then its
     * department alone decides.
     */
    public static final String EXCHANGES = """
            (? OR e.department = ANY(?::text[])) AND (? OR e.regions = '{}' OR e.regions && ?::text[]
                OR EXISTS (SELECT FROM unnest(e.regions) county WHERE county LIKE ANY(?::text[])))""";

    private ScopeFilter() {
    }

    /** The five parameters of {@link #EXCHANGES}. Whoever sees part of a county sees what was exchanged about it. */
    public static List<Object> ofExchanges(AccessScope scope) {
        List<String> counties = scope.regions().stream().flatMap(root -> region(root).stream())
                .map(RegionCode::county).toList();
        return List.of(scope.allDepartments(), scope.departments(), scope.everywhere(), counties,
                regionPatterns(scope));
    }

    /** The five parameters of {@link #RECORDS}. */
    public static List<Object> ofRecords(AccessScope scope) {
        return List.of(scope.allDepartments(), scope.departments(), scope.everywhere(), regionPatterns(scope),
                scope.clearance().ordinal());
    }

    /** Patterns for {@code LIKE ANY} that fit every region in the scope; a malformed root fits nothing. */
    public static List<String> regionPatterns(AccessScope scope) {
        return scope.regions().stream().flatMap(ScopeFilter::patterns).toList();
    }

    /** In their shortest form a code of GB/T 2260 is a prefix of all codes within it; ISO 3166-2 has a hyphen between. */
    private static Stream<String> patterns(String root) {
        Optional<RegionCode> region = region(root);
        if (region.isEmpty()) {
            return Stream.of();
        }
        return region.get().chinese() ? Stream.of(root + "%") : Stream.of(root, root + "-%");
    }

    private static Optional<RegionCode> region(String root) {
        return RegionCode.parse(root).filter(parsed -> parsed.code().equals(root));
    }
}
