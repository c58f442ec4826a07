package org.yijian.hub.page.overview;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedOverview;
import org.yijian.hub.lookup.IndexAge;
import org.yijian.hub.lookup.OverviewParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Staleness;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.map.Maps;
import org.yijian.records.Kind;

/** The figures of a region, and what is behind each of them. */
@Controller
public class OverviewPage {

    private final AuditedOverview overview;
    private final Maps maps;
    private final IndexAge age;

    public OverviewPage(AuditedOverview overview, Maps maps, IndexAge age) {
        this.age = age;
        this.overview = overview;
        this.maps = maps;
    }

    /**
     * Something to choose.
     *
     * @param value as it stands in the address
     * @param label in words
     * @param chosen whether it is the one
     */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A part on the grid.
     *
     * @param line its figures
     * @param figure the one that is shown
     * @param shade class of its size, 0 to 4
     */
    public record Tile(AreaLine line, Figure figure, int shade) {}

    @GetMapping("/overview")
    String show(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String months,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String show, StatedPurpose purpose, Wording wording,
            Model model) {
        OverviewParameters parameters = new OverviewParameters(region, months, kind);
        Kind counted = parameters.counted();
        Measure measure = Measure.of(show);
        AuditedOverview.Counted found = overview.count(parameters, account, purpose);
        OverviewView view = new OverviewView(found, counted, wording);
        String shown = found.query().region();
        model.addAttribute("stale", Staleness.text(age.late(), wording));
        model.addAttribute("region", shown);
        model.addAttribute("regionName",
                shown == null ? wording.text("overview.everywhere") : wording.region(shown));
        model.addAttribute("above", view.above());
        model.addAttribute("total", view.total());
        model.addAttribute("period", parameters.period());
        model.addAttribute("personsLeftOut", found.personsLeftOut());
        fillMap(shown, view, measure, model);
        model.addAttribute("points",
                PointMap.of(shown, overview.places(found, account, purpose), maps, view, wording));
        List<MonthLine> lines = view.monthLines();
        model.addAttribute("months", lines);
        model.addAttribute("chart", MonthChart.of(lines));
        model.addAttribute("chartBox", "0 0 " + MonthChart.WIDTH + " " + MonthChart.HEIGHT);
        model.addAttribute("legend", view.legend());
        model.addAttribute("counted", wording.kind(counted.wire()));
        model.addAttribute("open", view.open());
        fillChoices(parameters, counted, measure, wording, model);
        return "overview";
    }

    private void fillMap(@Nullable String region, OverviewView view, Measure measure, Model model) {
        List<AreaLine> parts = view.parts();
        Shades shades = Shades.of(parts.stream().map(part -> part.shown(measure).count()).toList());
        List<Tile> tiles = parts.stream()
                .map(part -> new Tile(part, part.shown(measure), shades.of(part.shown(measure).count()))).toList();
        model.addAttribute("parts", parts);
        model.addAttribute("map", AreaMap.of(region, tiles, maps, view::name));
        model.addAttribute("keys", shades.legend());
    }

    private static void fillChoices(OverviewParameters parameters, Kind counted, Measure measure, Wording wording,
            Model model) {
        model.addAttribute("periods",
                OverviewParameters.PERIODS.stream()
                        .map(period -> new Choice(period.toString(), wording.text("overview.period", period),
                                period == parameters.period()))
                        .toList());
        model.addAttribute("kinds", OverviewParameters.KINDS.stream()
                .map(kind -> new Choice(kind.wire(), wording.kind(kind.wire()), kind == counted)).toList());
        model.addAttribute("measures", List.of(Measure.values()).stream()
                .map(each -> new Choice(each.wire(), wording.text("overview." + each.wire()), each == measure))
                .toList());
        model.addAttribute("measure", wording.text("overview." + measure.wire()));
    }
}
