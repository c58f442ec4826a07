package org.yijian.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Search through HTTP as the inspector: sign-in, access filter, highlighting and a durable audit leaf for every query;
 * with few clients for how long one waits, with many for the rate.
 * Yardstick: bare Lucene on the same documents, the same queries and the same filter, in the same run.
 */
@Command(name = "search", description = "Search through HTTP beside bare Lucene, the same mix of queries.")
final class SearchBenchmark implements Callable<Integer> {

    @Option(names = "--data", defaultValue = "../shared/data/cms")
    private Path data = Path.of("");

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    @Option(names = "--clients", defaultValue = "8")
    private int clients;

    @Option(names = "--crowd", defaultValue = "32", description = "clients when the rate counts")
    private int crowd;

    @Option(names = "--copies", defaultValue = "0", description = "copies of the files with other facilities that are "
            + "there beside them; 6 make a million records")
    private int copies;

    @Option(names = "--each", description = "queries without and with facets also by themselves")
    private boolean each;

    @Option(names = "--seconds", defaultValue = "20", description = "seconds measured, after as many to warm up")
    private int seconds;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        OpenDataCorpus corpus = new OpenDataCorpus(data);
        AccessScope scope = new AccessScope("inspector", false, Set.of("civil-affairs", "health", "market-regulation",
                "fire-rescue", "hotline", "open-data"), Set.of("500106", "US"), Sensitivity.INTERNAL);
        try (MeasuredHub hub = new MeasuredHub(jar); BareSearch bare = new BareSearch(corpus, copies, scope)) {
            for (int copy = 0; copy <= copies; copy++) {
                send(corpus, copy, hub);
            }
            hub.awaitCount("department=open-data", bare.documents());
            out.printf("%d records, %d cores%n", bare.documents(), Runtime.getRuntime().availableProcessors());
            List<QueryMix.Asked> mix = QueryMix.questions();
            run(clients, seconds, httpLoad(hub.hub.port(), mix));
            compare("mix", hub, bare, mix);
            if (each) {
                compare("without facets", hub, bare, mix.stream().filter(asked -> !asked.facets()).toList());
                compare("with four facets", hub, bare, mix.stream().filter(QueryMix.Asked::facets).toList());
            }
        }
        return 0;
    }

    private static void send(OpenDataCorpus corpus, int copy, MeasuredHub hub)
            throws IOException, InterruptedException {
        List<String> exchanges = new ArrayList<>();
        for (Path file : corpus.files()) {
            exchanges.add(hub.send(OpenDataCorpus.CONNECTOR, file.getFileName().toString(),
                    HttpRequest.BodyPublishers.ofByteArray(OpenDataCorpus.content(file, copy))));
        }
        hub.awaitFinished(exchanges);
    }

    private void compare(String name, MeasuredHub hub, BareSearch bare, List<QueryMix.Asked> mix)
            throws InterruptedException, ExecutionException {
        int cores = Runtime.getRuntime().availableProcessors();
        run(cores, seconds, bareLoad(bare, mix));
        Load yardstick = run(cores, seconds, bareLoad(bare, mix));
        Load few = run(clients, seconds, httpLoad(hub.hub.port(), mix));
        Load many = run(crowd, seconds, httpLoad(hub.hub.port(), mix));
        out.println(name);
        report("  bare Lucene, %d threads".formatted(cores), yardstick);
        report("  HTTP, login, filter, highlighting, audit leaf, %d clients".formatted(clients), few);
        report("  the same, %d clients".formatted(crowd), many);
        out.printf("  search ratio: %.2f of bare Lucene; %.2f with %d clients%n", many.rate() / yardstick.rate(),
                few.rate() / yardstick.rate(), clients);
    }

    private void report(String name, Load load) {
        out.printf("%s: %,.0f queries/s; p50 %.1f ms, p99 %.1f ms%n", name, load.rate(),
                Statistics.percentile(load.millis(), 50), Statistics.percentile(load.millis(), 99));
    }

    /**
     * What a load came to.
     *
     * @param rate queries a second
     * @param millis how long each took
     */
    private record Load(double rate, List<Double> millis) {}

    /** One client: asks the question with this number. */
    private interface Client extends AutoCloseable {

        void ask(int number) throws IOException;

        @Override
        default void close() throws IOException {
        }
    }

    private interface Clients {

        Client open() throws IOException;
    }

    private static Clients bareLoad(BareSearch bare, List<QueryMix.Asked> mix) {
        return () -> number -> bare.ask(mix.get(number % mix.size()));
    }

    private static Clients httpLoad(int port, List<QueryMix.Asked> mix) {
        List<String> paths = mix.stream().map(asked -> "/api/v1/search?size=10&facets=" + asked.facets() + "&q="
                + URLEncoder.encode(asked.text(), StandardCharsets.UTF_8)).toList();
        return () -> new Client() {
            private final LoadClient connection = new LoadClient(port, "inspector", MeasuredHub.PASSWORD);

            @Override
            public void ask(int number) throws IOException {
                connection.get(paths.get(number % paths.size()));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static Load run(int parallel, int seconds, Clients clients)
            throws InterruptedException, ExecutionException {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < parallel; client++) {
                int first = client * 31;
                running.add(pool.submit(() -> {
                    millis.addAll(askUntil(end, first, clients));
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return new Load(millis.size() * 1e9 / (System.nanoTime() - begun), millis);
    }

    private static List<Double> askUntil(long end, int first, Clients clients) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (Client client = clients.open()) {
            for (int number = first; System.nanoTime() < end; number++) {
                long asked = System.nanoTime();
                client.ask(number);
                millis.add((System.nanoTime() - asked) / 1e6);
            }
        }
        return millis;
    }

    static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("yijian-bare-search-");
    }
}
