package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code introduce-demo}: introduces the two hubs of the demonstration to each other by the same commands that
 * administrators use, and lets each have a feed of the other. Told again, it does only what is missing.
 */
@Command(name = "introduce-demo", hidden = true, description = "Introduce the demonstration's two hubs.")
final class IntroduceDemonstration implements Callable<Integer> {

    private static final String PURPOSE = "川渝养老机构跨区联合监管";
    private static final String BASIS = "《成渝地区双城经济圈养老服务协同发展合作协议》（演示）";
    private static final int PATIENCE_SECONDS = 30;

    @Option(names = "--home", required = true, description = "home of the first hub")
    private Path first = Path.of("");

    @Option(names = "--partner-home", required = true, description = "home of the second hub")
    private Path second = Path.of("");

    @Option(names = "--whole", description = "feeds that leave no field out")
    private boolean whole;

    @Option(names = "--attachments", description = "feeds that take attachments along")
    private boolean attachments;

    private final PrintStream out = System.out;

    /** One of the two hubs. */
    private record Side(String hub, String region, Path home) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Side a = new Side("hub:500106", "500106", first);
        Side b = new Side("hub:510107", "510107", second);
        if (!active(a, b) || !active(b, a)) {
            introduce(a, b);
            introduce(b, a);
        }
        step(a, "partner", "test", b.hub());
        step(b, "partner", "test", a.hub());
        subscribe(a, b);
        subscribe(b, a);
        letSearch(a, b);
        letSearch(b, a);
        return 0;
    }

    private void letSearch(Side host, Side guest) throws IOException, InterruptedException {
        if (Told.done(connection(host, "security").get("/api/v1/partners/" + guest.hub() + "/search-grant"))
                .path("granted").isObject()) {
            return;
        }
        step(host, "partner", "grant-search", guest.hub(), "--kinds", "facility,licence,inspection,finding,credit",
                "--regions", host.region(), "--purposes",
                "daily-inspection,special-inspection,complaint,credit-review,incident,joint-supervision",
                "--leave-out", "body.legalRepresentative", "--legal-basis", BASIS);
    }

    /** The guest's document goes to the host, where two people approve it. */
    private void introduce(Side host, Side guest) throws IOException, InterruptedException {
        Path document = Files.createTempFile("trust", ".json");
        try {
            step(guest, "partner", "invite", host.hub(), document.toString());
            String code = connection(guest, "security").get("/api/v1/partners/own-code").body().path("code")
                    .asString();
            step(host, "partner", "accept", document.toString(), "--code", code);
            step(host, "partner", "approve", guest.hub(), "--code", code);
        } finally {
            Files.delete(document);
        }
    }

    private void subscribe(Side receiver, Side provider) throws IOException, InterruptedException {
        if (feeds(receiver).stream().anyMatch(feed -> is(feed, "in", "active"))) {
            return;
        }
        List<String> words = new ArrayList<>(List.of("feed", "request", provider.hub(), "--kinds",
                "facility,licence,inspection,finding,credit", "--regions", provider.region(), "--purpose", PURPOSE,
                "--legal-basis", BASIS));
        if (!whole) {
            words.addAll(List.of("--leave-out", "body.legalRepresentative"));
        }
        if (attachments) {
            words.add("--attachments");
        }
        step(receiver, words.toArray(String[]::new));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (feeds(provider).stream().noneMatch(feed -> is(feed, "out", "requested"))) {
            if (System.nanoTime() > end) {
                throw new IOException("the request for a feed did not arrive at " + provider.hub());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        step(provider, "feed", "approve");
    }

    private static boolean is(JsonNode feed, String direction, String state) {
        return feed.path("direction").asString().equals(direction) && feed.path("state").asString().equals(state);
    }

    private void step(Side side, String... words) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--home", side.home().toString()));
        out.println("  ./yijian " + String.join(" ", all));
        if (Yijian.run(all.toArray(String[]::new)) != 0) {
            throw new IOException("the step failed; see above");
        }
    }

    private static boolean active(Side side, Side other) throws IOException, InterruptedException {
        return Told.done(connection(side, "security").get("/api/v1/partners")).valueStream()
                .anyMatch(partner -> partner.path("hub").asString().equals(other.hub())
                        && partner.path("state").asString().equals("active"));
    }

    private static List<JsonNode> feeds(Side side) throws IOException, InterruptedException {
        return Told.done(connection(side, "administrator").get("/api/v1/feeds")).valueStream().toList();
    }

    private static HubConnection connection(Side side, String account) throws IOException {
        int port = JsonMapper.shared().readTree(Files.readString(side.home().resolve("run.json"))).path("port").asInt();
        return new HubConnection(java.net.URI.create("http://127.0.0.1:" + port), account,
                Files.readString(side.home().resolve("secrets/demo-password")).strip());
    }
}
