package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.yijian.benchmarks.ComplaintCorpus.Complaint;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.ComplaintChannel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How well Chinese text is found: the subject of each complaint must find its own body. Mean reciprocal rank within the
 * first ten; everything was tuned on odd ids, so the figure is that of the even ones.
 */
@Command(name = "quality", description = "Complaints: each subject must find its own body (MRR@10).")
final class QualityBenchmark implements Callable<Integer> {

    private static final int WITHIN = 10;

    @Option(names = "--complaints", defaultValue = "../shared/data/complaints/complaints.csv.gz")
    private Path file = Path.of("");

    @Option(names = "--hub-jar", hidden = true)
    private @Nullable Path jar;

    private final PrintStream out = System.out;

    /** Something that answers with numbers of complaints, the best first. */
    private interface Asking {
        List<Long> ask(String subject) throws IOException;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Complaint> complaints = ComplaintCorpus.read(file);
        out.printf("%,d complaints; MRR@%d%n%-28s %10s %10s%n", complaints.size(), WITHIN, "", "odd ids", "even ids");
        try (PlainAnalyzers plain = new PlainAnalyzers(complaints)) {
            report("Lucene, pairs (CJK)", complaints, text -> plain.ask(text, List.of(PlainAnalyzers.PAIRS)));
            report("Lucene, words (SmartCN)", complaints, text -> plain.ask(text, List.of(PlainAnalyzers.WORDS)));
            report("Lucene, both fields", complaints,
                    text -> plain.ask(text, List.of(PlainAnalyzers.PAIRS, PlainAnalyzers.WORDS)));
        }
        try (TrialIndex index = new TrialIndex()) {
            for (Complaint complaint : complaints) {
                index.add(complaint.id(), new org.yijian.records.body.Complaint(null, ComplaintChannel.NETWORK, "",
                        complaint.body(), null, null, null, null, CaseState.RECEIVED));
            }
            index.ready();
            report("this search room", complaints, text -> TrialIndex.numbers(index.ask(text)));
        }
        return 0;
    }

    private void report(String name, List<Complaint> complaints, Asking asking) throws IOException {
        double[] sum = new double[2];
        int[] asked = new int[2];
        for (Complaint complaint : complaints) {
            int half = complaint.reported() ? 1 : 0;
            int rank = asking.ask(complaint.subject()).indexOf(complaint.id());
            sum[half] += rank < 0 || rank >= WITHIN ? 0 : 1.0 / (rank + 1);
            asked[half]++;
        }
        out.printf("%-28s %10.4f %10.4f%n", name, sum[0] / asked[0], sum[1] / asked[1]);
    }
}
