package org.yijian.hub.page;

import java.time.OffsetDateTime;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.lookup.JointSearch;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.search.SearchResult;

/**
 * One hit in words.
 *
 * @param id record id
 * @param kind wire name, for the badge's colour
 * @param kindLabel in words
 * @param title short title
 * @param highlight escaped HTML with {@code <mark>}
 * @param facilityId facility
 * @param facilityName its name; null if unknown
 * @param department in words
 * @param region in words
 * @param date in words
 * @param dateIso for machines
 * @param severity wire name; null where there is none
 * @param severityLabel in words; null where there is none
 * @param sensitivity wire name
 * @param sensitivityLabel in words
 * @param logIndex in words
 * @param matched why it was found, in words; empty where its text has the words, which is seen anyway
 * @param partner name of the partner that it was found at; null for this hub's own
 */
public record HitView(String id, String kind, String kindLabel, String title, String highlight, String facilityId,
        @Nullable String facilityName, String department, String region, String date, OffsetDateTime dateIso,
        @Nullable String severity, @Nullable String severityLabel, String sensitivity, String sensitivityLabel,
        String logIndex, String matched, @Nullable String partner) {

    private static String matched(SearchResult.Hit hit, Wording wording) {
        return hit.matched().stream().filter(reason -> !reason.equals("text"))
                .map(reason -> wording.text("search.matched." + reason)).collect(Collectors.joining(" · "));
    }

    static HitView of(JointSearch.Hit found, Wording wording) {
        SearchResult.Hit hit = found.hit();
        PartnerReply partner = found.partner();
        String severity = hit.severity();
        return new HitView(hit.id(), hit.kind(), wording.kind(hit.kind()), hit.title(wording.locale()), hit.highlight(),
                hit.facilityId(), hit.facilityName(), wording.department(hit.department()),
                wording.region(hit.region()), wording.time(hit.occurredAt()), hit.occurredAt(), severity,
                severity == null ? null : wording.severity(severity), hit.sensitivity(),
                wording.sensitivity(hit.sensitivity()), wording.logIndex(found.logIndex()), matched(hit, wording),
                partner == null ? null : partner.name());
    }
}
