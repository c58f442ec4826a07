package org.yijian.benchmarks.exchange;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.trust.CryptographicProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sealed exchange between two hubs: from the ledger of one, decided upon, numbered, sealed, kept in the queue, by mutual
 * TLS to the other, checked, kept in its ledger with a leaf, receipted, the receipt checked and kept. Yardstick: plain HTTP
 * with one insert, same bodies, same database server, same run.
 */
@Command(name = "exchange", description = "Sealed, logged, receipted exchange of two hubs, beside plain HTTP and one insert.")
public final class ExchangeBenchmark implements Callable<Integer> {

    private static final String DELIVERED = "SELECT coalesce(sum(records), 0) FROM federation.outbox "
            + "WHERE type IN ('record', 'records', 'attachment') AND state = 'delivered'";

    private static final String UNLOGGED = "SELECT count(*) FROM ledger.leaf WHERE log_index IS NULL";

    private static final int AS4_SHARE = 4;

    @Option(names = "--messages", defaultValue = "6000", description = "messages a round (${DEFAULT-VALUE})")
    private int messages;

    @Option(names = "--rounds", defaultValue = "3", description = "rounds (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--national", description = "the same with the national profile (SM2, SM3, SM4) too")
    private boolean national;

    @Option(names = "--minimised", description = "the feed leaves a field out, so that each record goes alone with its proof")
    private boolean minimised;

    @Option(names = "--as4", description = "the same bodies through phase4 (AS4, signed, with receipts) too")
    private boolean as4;

    @Option(names = "--as4-libraries", defaultValue = "benchmarks/target/phase4", hidden = true)
    private Path libraries = Path.of("");

    @Option(names = "--hub-jar", hidden = true)
    private Path unused = Path.of("");

    private final PrintStream out = System.out;
    private long processor;
    private long inPlainTable;

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("yijian-exchange-");
        out.printf("%d messages a round; the first round of each warms up; load %s%n", messages, load());
        double usual = measure(home.resolve("usual"), CryptographicProfile.INTERNATIONAL);
        if (national) {
            double second = measure(home.resolve("national"), CryptographicProfile.NATIONAL);
            out.printf("national profile: %.2f of the usual rate%n", second / usual);
        }
        return 0;
    }

    /** Gives the best rate of 10 kB. */
    private double measure(Path home, CryptographicProfile profile) throws Exception {
        double best = 0;
        try (ExchangingHub a = new ExchangingHub("500106", home.resolve("a"), profile);
                ExchangingHub b = new ExchangingHub("510107", home.resolve("b"), profile);
                PlainService plain = new PlainService(b.database)) {
            UUID feed = introduce(a, b);
            for (Bodies bodies : List.of(Bodies.tenKilobytes(), Bodies.records(), Bodies.mixed())) {
                for (int round = 0; round <= rounds; round++) {
                    long stored = plain.bytes();
                    double direct = plain.rate(bodies, messages);
                    inPlainTable = (plain.bytes() - stored) / messages;
                    double sealed = exchange(a, b, feed, bodies, round);
                    best = bodies.sizes().size() == 1 ? Math.max(best, sealed) : best;
                    out.printf(
                            "%s, round %d: sealed %,.0f/s, plain %,.0f/s, ratio %.2f; %.2f ms of processor a message "
                                    + "beside the databases; load %s%n",
                            bodies.name(), round, sealed, direct, sealed / direct, processor / 1e6 / messages, load());
                }
            }
            if (as4 && profile == CryptographicProfile.INTERNATIONAL) {
                besideAs4(a, b, feed, plain);
            }
        }
        return best;
    }

    /** Rounds of their own; a quarter of the messages through phase4, because it is many times slower. */
    private void besideAs4(ExchangingHub a, ExchangingHub b, UUID feed, PlainService plain) throws Exception {
        int fewer = Math.max(1, messages / AS4_SHARE);
        try (As4Service service = new As4Service(libraries, a, b, plain)) {
            for (Bodies bodies : List.of(Bodies.tenKilobytes(), Bodies.records())) {
                for (int round = 0; round <= rounds; round++) {
                    double direct = plain.rate(bodies, messages);
                    long used = used();
                    double signed = service.rate(bodies, fewer);
                    double cost = (used() - used) / 1e6 / fewer;
                    double sealed = exchange(a, b, feed, bodies, rounds + 1 + round);
                    out.printf(
                            "%s, round %d: sealed %,.0f/s, AS4 %,.0f/s, plain %,.0f/s; sealed is %.1f times AS4; %.2f ms "
                                    + "of processor a message sealed, %.2f by AS4; load %s%n",
                            bodies.name(), round, sealed, signed, direct, sealed / signed,
                            processor / 1e6 / messages, cost, load());
                }
            }
        }
    }

    private static String load() {
        return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private double exchange(ExchangingHub a, ExchangingHub b, UUID feed, Bodies bodies, int round)
            throws InterruptedException {
        a.room.feeds().pause(feed, "measured", "administrator");
        await(() -> b.room.feeds().named(feed).state() == FeedState.PAUSED);
        bodies.keep(a, Math.abs(bodies.name().hashCode()) + "-" + round, messages);
        long before = a.count(DELIVERED);
        Footprint ofA = a.footprint();
        Footprint ofB = b.footprint();
        long used = used();
        long begun = System.nanoTime();
        a.room.feeds().resume(feed, "administrator");
        int expected = messages + bodies.files(messages);
        await(() -> a.count(DELIVERED) - before >= expected);
        processor = used() - used;
        double seconds = (System.nanoTime() - begun) / 1e9;
        await(() -> a.count(UNLOGGED) + b.count(UNLOGGED) == 0);
        if (round == rounds) {
            a.footprint().print(out, "sender", ofA, messages);
            b.footprint().print(out, "receiver", ofB, messages);
            long bytes = (a.footprint().allSince(ofA) + b.footprint().allSince(ofB)) / messages;
            long beside = (a.footprint().overheadSince(ofA) + b.footprint().overheadSince(ofB)) / messages;
            out.printf(
                    "  both: %,d bytes a message beside its record; the plain service's table takes %,d for the same "
                            + "body, the rest is %,d%n",
                    beside, inPlainTable, bytes - inPlainTable);
        }
        return messages / seconds;
    }

    /** Processor time of this program in nanoseconds. */
    private static long used() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private UUID introduce(ExchangingHub a, ExchangingHub b) throws InterruptedException {
        a.accept(b);
        b.accept(a);
        FeedTerms terms = new FeedTerms(Set.of("complaint"), Set.of("500106"), Set.of(), Sensitivity.INTERNAL,
                minimised ? Set.of("body.category") : Set.of(),
                "测量", "测量", FeedDelivery.PUSH, true);
        Feed feed = b.room.feeds().request(a.hub(), terms, "administrator");
        await(() -> a.room.feeds().all().stream().anyMatch(each -> each.id().equals(feed.id())));
        a.room.feeds().approve(feed.id(), "approver");
        await(() -> b.room.feeds().named(feed.id()).state() == FeedState.ACTIVE);
        return feed.id();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for 10 minutes");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
