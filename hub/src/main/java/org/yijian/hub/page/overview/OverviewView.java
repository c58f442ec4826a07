package org.yijian.hub.page.overview;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.lookup.AuditedOverview;
import org.yijian.hub.page.Wording;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.records.identifier.RegionCode;
import org.yijian.search.overview.Overview;
import org.yijian.search.overview.Overview.Area;
import org.yijian.search.overview.OverviewQuery;

/** The figures in words, each with the address of the search behind it. */
final class OverviewView {

    private static final List<Severity> GRAVEST_FIRST = List.of(Severity.values()).reversed();
    private static final String PLAIN = "plain";
    private static final int LARGEST_WITH_PARTS = 9;

    private final OverviewQuery query;
    private final Overview overview;
    private final Kind counted;
    private final Wording wording;
    private final FigureLinks links;

    OverviewView(AuditedOverview.Counted counted, Kind kind, Wording wording) {
        this.query = counted.query();
        this.overview = counted.overview();
        this.counted = kind;
        this.wording = wording;
        this.links = new FigureLinks(query, wording.chinese());
    }

    /** The whole region on one line. */
    AreaLine total() {
        return line(overview.total());
    }

    List<AreaLine> parts() {
        return overview.parts().stream().map(this::line).toList();
    }

    private AreaLine line(Area area) {
        String region = area.region();
        return new AreaLine(region, name(region), inside(region),
                Figure.of(area.facilities(), links.facilities(region), wording),
                Figure.of(area.beds(), links.facilities(region), wording),
                Figure.of(area.openInAll(), links.open(region, null), wording),
                Figure.of(area.happened(Kind.COMPLAINT), links.happened(region, Kind.COMPLAINT), wording));
    }

    private @Nullable String inside(String region) {
        boolean parts = RegionCode.parse(region)
                .filter(code -> code.chinese() ? code.code().length() < LARGEST_WITH_PARTS : code.parent().isEmpty())
                .isPresent();
        return parts && !region.equals(query.region()) ? "/overview?region=" + region + "&months=" + months() : null;
    }

    private int months() {
        return (int) query.first().until(query.last(), ChronoUnit.MONTHS) + 1;
    }

    /** The name without those of the regions above, which are said at the head of the page. */
    String name(String region) {
        String above = query.region();
        if (region.isEmpty()) {
            return wording.text("overview.everywhere");
        }
        if (region.startsWith("=")) {
            return wording.text("overview.itself");
        }
        String full = wording.region(region);
        String prefix = above == null ? "" : wording.region(above);
        return full.startsWith(prefix) && full.length() > prefix.length() ? full.substring(prefix.length()) : full;
    }

    /** Where the open findings of one facility are to be found. */
    String openOf(UUID facility) {
        return links.open(overview.total().region(), null) + "&facility=" + facility;
    }

    /** The months of the period, also those in which nothing happened. */
    List<MonthLine> monthLines() {
        return IntStream.range(0, months()).mapToObj(query.first()::plusMonths).map(this::month).toList();
    }

    private MonthLine month(YearMonth month) {
        long all = overview.sum(count -> count.month().equals(month) && count.kind() == counted);
        List<MonthLine.Part> parts = severities().map(severity -> new MonthLine.Part(style(severity),
                Figure.of(
                        overview.sum(count -> count.month().equals(month) && count.kind() == counted
                                && count.severity() == severity),
                        links.month(month, counted, severity), wording)))
                .toList();
        boolean first = month.equals(query.first()) && month.getMonthValue() < 12 || month.getMonthValue() == 1;
        return new MonthLine(format(wording.chinese() ? "uuuu年M月" : "MMM uuuu", month),
                format(months() > 12 ? "M" : wording.chinese() ? "M月" : "MMM", month),
                first ? format("uuuu", month) : "", Figure.of(all, links.month(month, counted, null), wording), parts);
    }

    private static String format(String pattern, YearMonth month) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(month);
    }

    /** Severities of what is counted; one null if there are none. */
    private Stream<@Nullable Severity> severities() {
        boolean graded = counted == Kind.FINDING || counted == Kind.INCIDENT;
        return graded
                ? Stream.<@Nullable Severity>concat(GRAVEST_FIRST.stream().filter(this::occurs),
                        ungraded() ? Stream.of((Severity) null) : Stream.empty())
                : Stream.of((Severity) null);
    }

    private boolean occurs(Severity severity) {
        return counted == Kind.FINDING || severity != Severity.MINOR;
    }

    /** Alarms have not been judged yet. */
    private boolean ungraded() {
        return overview.sum(count -> count.kind() == counted && count.severity() == null) > 0;
    }

    /** Headings of the parts of a month, by their styles. */
    List<SeverityLine> legend() {
        return severities().map(severity -> new SeverityLine(style(severity),
                severity == null
                        ? counted == Kind.INCIDENT ? wording.text("overview.ungraded") : wording.kind(counted.wire())
                        : wording.named(severity),
                Figure.of(0, "", wording), 0)).toList();
    }

    private static String style(@Nullable Severity severity) {
        return severity == null ? PLAIN : severity.wire();
    }

    /** What waits to be rectified, the gravest first. */
    List<SeverityLine> open() {
        Area whole = overview.total();
        long most = Arrays.stream(Severity.values()).mapToLong(severity -> whole.open().getOrDefault(severity, 0L))
                .max().orElse(0);
        return GRAVEST_FIRST.stream().map(severity -> {
            long count = Objects.requireNonNullElse(whole.open().get(severity), 0L);
            return new SeverityLine(severity.wire(), wording.named(severity),
                    Figure.of(count, links.open(whole.region(), severity), wording),
                    most == 0 ? 0 : Math.max(count > 0 ? 1 : 0, count * 100 / most));
        }).toList();
    }

    /** The regions above, down from the first that the asker sees. */
    List<AreaLine> above() {
        String region = query.region();
        return region == null
                ? List.of()
                : RegionCode.parse(region).map(RegionCode::path).orElse(List.of()).stream()
                        .filter(code -> !code.equals(region)).filter(this::seen)
                        .map(code -> new AreaLine(code, wording.region(code),
                                "/overview?region=" + code + "&months=" + months(), none(), none(), none(), none()))
                        .toList();
    }

    private boolean seen(String code) {
        List<String> path = RegionCode.parse(code).map(RegionCode::path).orElse(List.of());
        return query.roots().contains("*") || path.stream().anyMatch(query.roots()::contains);
    }

    private Figure none() {
        return Figure.of(0, "", wording);
    }
}
