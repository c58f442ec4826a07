package org.yijian.search.overview;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.search.overview.Overview.Area;
import org.yijian.search.overview.Overview.Month;

/**
 * Puts what was counted by region code together, by part of the region asked for.
 *
 * @param query what was asked
 * @param facilities facilities
 * @param open findings that wait
 * @param happened what happened
 */
record OverviewParts(OverviewQuery query, FacilityTally facilities, OpenTally open, HappenedTally happened) {

    Overview overview() {
        TreeSet<String> codes = new TreeSet<>(facilities.beds().keySet());
        codes.addAll(open.open().keySet());
        codes.addAll(happened.regions().keySet());
        Map<String, List<String>> parts = codes.stream()
                .collect(Collectors.groupingBy(query::part, TreeMap::new,
                        Collectors.toList()));
        String whole = query.region();
        List<Month> months = happened.months().entrySet().stream().map(entry -> new Month(entry.getKey().month(),
                entry.getKey().kind(), entry.getKey().severity(), entry.getValue())).toList();
        return new Overview(area(whole == null ? "" : whole, codes),
                parts.entrySet().stream().map(part -> area(part.getKey(), part.getValue())).toList(), months);
    }

    private Area area(String region, Collection<String> codes) {
        Map<UUID, Long> beds = new HashMap<>();
        codes.stream().map(facilities.beds()::get).flatMap(Stream::ofNullable)
                .forEach(known -> known.forEach((facility, told) -> beds.merge(facility, told, Math::max)));
        Map<Severity, Long> waiting = new EnumMap<>(Severity.class);
        codes.stream().map(open.open()::get).flatMap(Stream::ofNullable)
                .forEach(known -> known.forEach((severity, count) -> waiting.merge(severity, count, Long::sum)));
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        codes.stream().map(happened.regions()::get).flatMap(Stream::ofNullable)
                .forEach(known -> known.forEach((kind, count) -> kinds.merge(kind, count, Long::sum)));
        return new Area(region, beds.size(), beds.values().stream().mapToLong(Long::longValue).sum(), waiting, kinds);
    }
}
