package org.yijian.benchmarks;

import org.yijian.benchmarks.exchange.AttachmentBenchmark;
import org.yijian.benchmarks.exchange.EvidenceBenchmark;
import org.yijian.benchmarks.exchange.ExchangeBenchmark;
import org.yijian.benchmarks.exchange.ProofBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks by name. */
@Command(name = "benchmark", description = "Measurements, each beside its yardstick in the same run.", subcommands = {
        IngestBenchmark.class, FreshnessBenchmark.class, SearchBenchmark.class,
        StartBenchmark.class, ExchangeBenchmark.class, ProofBenchmark.class,
        EvidenceBenchmark.class, AttachmentBenchmark.class, QualityBenchmark.class, NamesBenchmark.class,
        AlertsBenchmark.class, PeersBenchmark.class }, mixinStandardHelpOptions = true)
public final class Benchmarks {

    private Benchmarks() {
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Benchmarks());
        if (arguments.length == 0) {
            line.usage(System.out);
            return;
        }
        System.exit(line.execute(arguments));
    }
}
