package org.yijian.hub.saved;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.search.SearchQuery;
import org.yijian.search.query.StandingQueries;
import org.yijian.security.access.Role;

/**
 * A search that somebody keeps.
 *
 * @param id its number
 * @param owner account that keeps it
 * @param name what the owner calls it
 * @param parameters words and filters; never purpose, case or page
 * @param sharedWith the role that may run it too; null for nobody
 * @param alerts whether new records that it finds are told
 * @param since records that were kept before are not told
 * @param createdAt when it was saved
 * @param failedAt when its alerts were stopped because it failed; null if it did not, or they were turned on again
 */
public record SavedSearch(long id, String owner, String name, SearchParameters parameters, @Nullable Role sharedWith,
        boolean alerts, Instant since, Instant createdAt, @Nullable Instant failedAt) {

    private static final int PAGE = 20;

    /** What it looks for. */
    public SearchQuery query() {
        return parameters.query(PAGE, false);
    }

    /** What a kept search is to this program, which may be newer than the one that kept it. */
    public sealed interface Readable {

        /** Whether records can be held against it: a search for everything would tell of every record. */
        boolean waits();

        /**
         * It is understood.
         *
         * @param query what it looks for
         * @param waits whether records can be held against it
         */
        record Query(SearchQuery query, boolean waits) implements Readable {}

        /**
         * It is not understood any more.
         *
         * @param cause why
         */
        record Not(RuntimeException cause) implements Readable {
            @Override
            public boolean waits() {
                return false;
            }
        }
    }

    /** Reads it: the one place that decides whether a kept search is still understood. */
    public Readable readable() {
        try {
            SearchQuery query = query();
            return new Readable.Query(query, waits(query));
        } catch (RuntimeException unusable) {
            return new Readable.Not(unusable);
        }
    }

    public boolean ownedBy(Account account) {
        return owner.equals(account.name());
    }

    /** Whether somebody may run it; what it then finds is decided by that person's rights. */
    public boolean visibleTo(Account account) {
        return ownedBy(account) || sharedWith != null && account.roles().contains(sharedWith);
    }

    /**
     * Whether records can be held against it.
     *
     * @throws org.yijian.security.error.FaultException if it is not understood
     */
    public boolean canWait() {
        return waits(query());
    }

    private static boolean waits(SearchQuery query) {
        boolean everything = query.text().isBlank() && query.kinds().isEmpty() && query.departments().isEmpty()
                && query.regions().isEmpty() && query.severities().isEmpty() && query.facilityId() == null;
        return !everything && new StandingQueries().of(query).isPresent();
    }

    /** Where it runs. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/search");
        add(address, "q", parameters.q() == null ? List.of() : List.of(parameters.q()));
        add(address, "kind", parameters.kind());
        add(address, "department", parameters.department());
        add(address, "region", parameters.region());
        add(address, "severity", parameters.severity());
        add(address, "from", parameters.from() == null ? List.of() : List.of(parameters.from()));
        add(address, "to", parameters.to() == null ? List.of() : List.of(parameters.to()));
        add(address, "facility", parameters.facility() == null ? List.of() : List.of(parameters.facility()));
        add(address, "sort", parameters.sort() == null ? List.of() : List.of(parameters.sort()));
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable List<String> values) {
        Objects.requireNonNullElse(values, List.<String>of()).stream().filter(value -> !value.isBlank())
                .forEach(value -> address.queryParam(name, URLEncoder
                        .encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    }
}
