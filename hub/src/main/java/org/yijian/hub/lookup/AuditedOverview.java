package org.yijian.hub.lookup;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;

import org.yijian.hub.account.Account;
import org.yijian.records.identifier.RegionCode;
import org.yijian.search.overview.FacilityMap;
import org.yijian.search.overview.Overview;
import org.yijian.search.overview.OverviewQuery;
import org.yijian.search.overview.Places;
import org.yijian.search.overview.RecordOverview;
import org.yijian.security.access.AccessScope;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** The overview as people get it: only of what the account may see, logged before it is shown. */
public final class AuditedOverview {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int COUNTY = 6;
    /** More points than this are a cloud, and a list that nobody reads. */
    public static final int MOST_PLACES = 300;

    private final RecordOverview overview;
    private final FacilityMap map;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedOverview(RecordOverview overview, FacilityMap map, Evidence evidence, KeyedHash hash, Clock clock) {
        this.overview = overview;
        this.map = map;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * What is shown.
     *
     * @param query what was counted
     * @param overview the figures
     * @param personsLeftOut whether records about persons were left out because no purpose was said
     */
    public record Counted(OverviewQuery query, Overview overview, boolean personsLeftOut) {}

    /** Counts; without a purpose nothing about persons. Levels that have only one part are skipped if none was named. */
    public Counted count(OverviewParameters parameters, Account account, StatedPurpose purpose) {
        AccessScope scope = purpose.scope(account.scope());
        OverviewQuery query = parameters.query(scope.regions(), YearMonth.now(clock.withZone(CHINA)));
        Overview counted = overview.count(query, scope);
        boolean chosen = query.region() != null;
        while (!chosen && counted.parts().size() == 1 && isLarge(counted.parts().getFirst().region())) {
            query = query.of(counted.parts().getFirst().region());
            counted = overview.count(query, scope);
        }
        evidence.append(new Leaf(LeafType.VIEW, account.name(), "overview", object(query, purpose), "allowed",
                clock.instant(), null, null));
        return new Counted(query, counted, purpose.leavesOut(account.scope()));
    }

    /**
     * Where the facilities stand that were counted, at most {@link #MOST_PLACES}. Their names are told, so what is shown
     * is logged by itself.
     */
    public Places places(Counted counted, Account account, StatedPurpose purpose) {
        Places places = map.places(counted.query(), purpose.scope(account.scope()), MOST_PLACES);
        if (!places.places().isEmpty()) {
            String shown = places.places().stream().map(place -> place.facility().toString())
                    .collect(Collectors.joining(","));
            evidence.append(new Leaf(LeafType.VIEW, account.name(), "facility-map", object(counted.query(), purpose),
                    "allowed", clock.instant(), hash.of(shown), null));
        }
        return places;
    }

    /** Whether its parts are worth a page of their own: a county or more. */
    private static boolean isLarge(String code) {
        return RegionCode.parse(code).filter(region -> region.chinese()
                ? region.code().length() <= COUNTY
                : region.parent().isEmpty()).isPresent();
    }

    private String object(OverviewQuery query, StatedPurpose purpose) {
        return "overview/" + (query.region() == null ? "all" : query.region()) + "?from=" + query.first() + "&to="
                + query.last() + purpose.inLeaf('&', hash);
    }
}
