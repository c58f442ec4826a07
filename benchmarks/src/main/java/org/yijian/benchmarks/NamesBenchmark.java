package org.yijian.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import org.yijian.benchmarks.NameSlips.Slip;
import org.yijian.benchmarks.NameSlips.Typed;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.search.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How well names are found that are typed wrongly, among all names of the list. Of names with four characters and more,
 * as facilities have them; those of two and three are shown below: one slip away from a short name stand dozens of others
 * as near.
 */
@Command(name = "names", description = "Names with a slip or in pinyin must be found (first ten, first place, time).")
final class NamesBenchmark implements Callable<Integer> {

    private static final int WITHIN = 10;

    @Option(names = "--names", defaultValue = "../shared/data/names/company-names.txt.gz")
    private Path file = Path.of("");

    @Option(names = "--queries", defaultValue = "2000")
    private int queries;

    @Option(names = "--show", defaultValue = "0", description = "so many of those not found are listed")
    private int show;

    @Option(names = "--hub-jar", hidden = true)
    private @Nullable Path jar;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> names = names();
        NameSlips slips = new NameSlips(names);
        try (TrialIndex index = new TrialIndex()) {
            for (int number = 0; number < names.size(); number++) {
                index.add(number, facility(names.get(number)));
            }
            index.ready();
            slips.make(4, 99, 200).values().forEach(typed -> ask(index, typed, names, 0)); // warms up
            out.printf("%,d names, %,d queries for each slip%n", names.size(), queries);
            Map<Slip, List<Typed>> longer = slips.make(4, 99, queries);
            report("four characters and more", longer, index, names);
            reportCeiling(slips, longer);
            report("of them, ten or fewer as near",
                    Map.of(Slip.MISSING, slips.answerable(missing(longer), WITHIN)), index, names);
            for (int length = 3; length >= 2; length--) {
                Map<Slip, List<Typed>> shorter = slips.make(length, length, queries);
                report(length == 3 ? "three characters" : "two characters", shorter, index, names);
                reportCeiling(slips, shorter);
            }
        }
        return 0;
    }

    private void report(String title, Map<Slip, List<Typed>> slips, TrialIndex index,
            List<String> names) {
        out.printf("%n%-30s %12s %12s %10s %10s%n", title, "first ten", "first", "p50 ms", "p99 ms");
        slips.forEach((slip, typed) -> {
            Outcome outcome = ask(index, typed, names, show);
            out.printf("%-30s %11.1f%% %11.1f%% %10.2f %10.2f%n", slip.name().toLowerCase(java.util.Locale.ROOT),
                    100.0 * outcome.found / typed.size(), 100.0 * outcome.first / typed.size(),
                    Statistics.percentile(outcome.millis, 50), Statistics.percentile(outcome.millis, 99));
        });
    }

    /** How much of the names with a character missing can be found at all. */
    private void reportCeiling(NameSlips slips, Map<Slip, List<Typed>> typed) {
        NameSlips.Ceiling ceiling = slips.ceiling(missing(typed), WITHIN);
        out.printf("missing: of %,d queries %,d stand for more than ten names that nothing typed tells apart; best "
                + "possible %.1f%% in the first ten%n", missing(typed).size(), ceiling.open(), 100 * ceiling.best());
    }

    private static List<Typed> missing(Map<Slip, List<Typed>> slips) {
        return Objects.requireNonNull(slips.get(Slip.MISSING));
    }

    private record Outcome(int found, int first, List<Double> millis) {}

    private Outcome ask(TrialIndex index, List<Typed> slips, List<String> names, int listed) {
        int found = 0;
        int first = 0;
        List<Double> millis = new ArrayList<>();
        for (Typed one : slips) {
            SearchResult result = index.ask(one.typed());
            int rank = TrialIndex.numbers(result).indexOf((long) one.name());
            found += rank >= 0 && rank < WITHIN ? 1 : 0;
            first += rank == 0 ? 1 : 0;
            millis.add(result.tookMillis());
            if (rank < 0 && millis.size() - found <= listed) {
                out.printf("  %s typed for %s found %s%n", one.typed(), names.get(one.name()),
                        result.hits().stream().limit(3).map(SearchResult.Hit::facilityName).toList());
            }
        }
        return new Outcome(found, first, millis);
    }

    private List<String> names() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        }
    }

    private static Facility facility(String name) {
        return new Facility(name, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, "", null, null, null, null,
                null, null, null, null, null, null, null, FacilityStatus.OPEN);
    }
}
