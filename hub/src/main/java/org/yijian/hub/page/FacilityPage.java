package org.yijian.hub.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.AuditedRelations;
import org.yijian.hub.lookup.LastVisits;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.Kind;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.relation.RelatedFacility;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.IdentityField;
import org.yijian.supervision.dossier.TimelineFilter;

/** One facility, one file (一院一档). */
@Controller
public class FacilityPage {

    private static final int SIZE = 30;

    private final AuditedDossiers dossiers;
    private final LastVisits visits;
    private final AuditedRelations relations;

    public FacilityPage(AuditedDossiers dossiers, LastVisits visits, AuditedRelations relations) {
        this.relations = relations;
        this.dossiers = dossiers;
        this.visits = visits;
    }

    /**
     * A filter of the time line.
     *
     * @param label in words, with the count
     * @param address where it leads
     * @param current whether it filters now
     */
    public record Chip(String label, String address, boolean current) {}

    /**
     * A number at the head of the page.
     *
     * @param label in words
     * @param count in words
     * @param bad whether it is a cause for concern
     */
    public record Number(String label, String count, boolean bad) {}

    /**
     * A facility that has something in common with this one.
     *
     * @param id its id
     * @param name its name
     * @param reasons in words
     */
    public record Related(UUID id, String name, List<String> reasons) {

        static Related of(RelatedFacility related, Wording wording) {
            return new Related(related.id(), related.name(),
                    related.reasons().stream().sorted().map(wording::named).toList());
        }
    }

    @GetMapping("/facilities/{id}")
    String show(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(defaultValue = "1") int page, @RequestParam MultiValueMap<String, String> given,
            StatedPurpose purpose, Wording wording, Model model) {
        UUID facility = SearchParameters.id("id", id);
        Dossier dossier = dossiers.view(facility, account, purpose)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        if (page < 1) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        Instant lastVisit = visits.before(dossier.facilityId(), account.name()).orElse(null);
        TimelineFilter filter = TimelineQuestion.of(given, lastVisit);
        Dossier.TimelinePage timeline = dossier.timeline(filter, page - 1, SIZE);
        FacilityView view = new FacilityView(wording, lastVisit, dossiers.logIndexes(dossier,
                timeline.records().stream().map(StoredRecord::leafId).toList()));
        SearchAddress address = new SearchAddress("/facilities/" + dossier.facilityId(), given);
        model.addAttribute("id", dossier.facilityId());
        model.addAttribute("name",
                Optional.ofNullable(dossier.identity().value(IdentityField.NAME)).orElse(wording.text("dossier")));
        model.addAttribute("personsLeftOut", purpose.leavesOut(account.scope()));
        model.addAttribute("seesTrail", account.may(Permission.SEE_ACCESS));
        model.addAttribute("decidesMatches", account.may(Permission.DECIDE_MATCHES));
        model.addAttribute("numbers", numbers(dossier, wording));
        model.addAttribute("identity", view.identity(dossier));
        model.addAttribute("licences", view.licences(dossier));
        model.addAttribute("sources", view.sources(dossier));
        model.addAttribute("related", relations.view(dossier.facilityId(), account, purpose).stream()
                .map(each -> Related.of(each, wording)).toList());
        model.addAttribute("headline", view.headline(dossier));
        model.addAttribute("due", view.due(dossier));
        model.addAttribute("dueInAll", dossier.due().size());
        model.addAttribute("lastVisit", lastVisit == null ? null : wording.moment(lastVisit));
        model.addAttribute("sinceVisit", sinceVisit(dossier, lastVisit));
        model.addAttribute("newOnly", address.with(Map.of("new", "1", "kind", "")));
        model.addAttribute("filter", filter);
        model.addAttribute("given", given);
        model.addAttribute("departments", departments(dossier, wording));
        model.addAttribute("timelineTotal", wording.count(timeline.total()));
        model.addAttribute("chips", chips(dossier, filter.kind(), address, wording));
        model.addAttribute("timeline", view.entries(timeline.records()));
        model.addAttribute("pager", Pager.of(page, timeline.total(), SIZE, timeline.pages(), address::page));
        return "facility";
    }

    /** How many records came or changed since; 0 without a visit before. */
    private static int sinceVisit(Dossier dossier, @Nullable Instant lastVisit) {
        return lastVisit == null
                ? 0
                : dossier.timeline(new TimelineFilter(null, null, null, null, false, lastVisit), 0, 1).total();
    }

    /** The departments that report, by wire name. */
    private static Map<String, String> departments(Dossier dossier, Wording wording) {
        Map<String, String> departments = new LinkedHashMap<>();
        dossier.sources().forEach(source -> departments.put(source.department().wire(),
                wording.department(source.department().wire())));
        return departments;
    }

    private static List<Number> numbers(Dossier dossier, Wording wording) {
        List<Number> numbers = new ArrayList<>();
        dossier.counts().forEach((kind, count) -> {
            if (kind != Kind.FACILITY) {
                numbers.add(new Number(wording.kind(kind.wire()), wording.count(count), false));
            }
        });
        numbers.add(new Number(wording.text("dossier.openFindings"), wording.count(dossier.findings().openInAll()),
                dossier.findings().openInAll() > 0));
        numbers.add(new Number(wording.text("dossier.overdue"), wording.count(dossier.findings().overdue()),
                dossier.findings().overdue() > 0));
        return numbers;
    }

    private static List<Chip> chips(Dossier dossier, @Nullable Kind current, SearchAddress address,
            Wording wording) {
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(wording.text("dossier.allKinds"), address.with(Map.of("kind", "")),
                current == null));
        dossier.counts().forEach((kind, count) -> chips.add(new Chip(
                String.format(Locale.ROOT, "%s %,d", wording.kind(kind.wire()), count),
                address.with(Map.of("kind", kind.wire())), kind == current)));
        return chips;
    }
}
