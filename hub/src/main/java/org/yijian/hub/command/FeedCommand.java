package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code feed …}: what goes to and comes from partners. */
@Command(name = "feed", description = "Feeds between hubs: request, approve, pause, resume, replay, end, list.%n枢纽间订阅。", mixinStandardHelpOptions = true)
final class FeedCommand {

    private static final String FEEDS = "/api/v1/feeds";
    private static final String ADMINISTRATOR = "administrator";

    private final PrintStream out = System.out;

    @Command(name = "request", description = "Ask a partner for records.%n申请订阅。", mixinStandardHelpOptions = true)
    int request(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub,
            @Option(names = "--kinds", required = true, split = ",", description = "e.g. facility,credit") List<String> kinds,
            @Option(names = "--regions", required = true, split = ",", description = "e.g. 500106") List<String> regions,
            @Option(names = "--leave-out", split = ",", description = "e.g. body.legalRepresentative") List<String> leftOut,
            @Option(names = "--clearance", defaultValue = "internal", description = "highest sensitivity (${DEFAULT-VALUE})") String clearance,
            @Option(names = "--purpose", required = true) String purpose,
            @Option(names = "--legal-basis", required = true) String basis,
            @Option(names = "--delivery", defaultValue = "push", description = "push, pull, pull-together, amqp or amqp-receipted (${DEFAULT-VALUE})") String delivery,
            @Option(names = "--attachments", description = "attachments go along; only with push") boolean attachments)
            throws IOException, InterruptedException {
        ObjectNode terms = Told.object();
        put(terms.putArray("kinds"), kinds);
        put(terms.putArray("regions"), regions);
        put(terms.putArray("leftOut"), leftOut == null ? List.of() : leftOut);
        terms.put("clearance", clearance).put("purpose", purpose).put("legalBasis", basis).put("delivery",
                delivery);
        if (attachments) {
            terms.put("attachments", "included");
        }
        ObjectNode asked = Told.object().put("partner", hub);
        asked.set("terms", terms);
        JsonNode feed = Told.done(running.connect(ADMINISTRATOR).post(FEEDS, asked.toString()));
        out.println(feed.path("id").asString());
        return 0;
    }

    private static void put(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    @Command(name = "approve", description = "Let a partner have what it asked for; without ID everything that it asked for.%n批准订阅。", mixinStandardHelpOptions = true)
    int approve(@Mixin RunningHub running, @Parameters(paramLabel = "ID", arity = "0..*") List<String> ids)
            throws IOException, InterruptedException {
        HubConnection hub = running.connect("approver");
        List<String> wanted = ids == null || ids.isEmpty() ? requested(hub) : ids;
        for (String id : wanted) {
            Told.done(hub.post(FEEDS + "/" + id + "/approve", ""));
            out.println(id);
        }
        return wanted.isEmpty() ? 1 : 0;
    }

    private static List<String> requested(HubConnection hub) throws IOException, InterruptedException {
        return Told.done(hub.get(FEEDS)).valueStream().filter(feed -> feed.path("state").asString().equals("requested")
                && feed.path("direction").asString().equals("out")).map(feed -> feed.path("id").asString()).toList();
    }

    @Command(name = "pause", description = "Hold a feed and tell the partner why.%n暂停。", mixinStandardHelpOptions = true)
    int pause(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id,
            @Option(names = "--note", required = true, description = "why") String note)
            throws IOException, InterruptedException {
        return step(running, id, "pause", Told.json("note", note));
    }

    @Command(name = "resume", description = "Go on.%n恢复。", mixinStandardHelpOptions = true)
    int resume(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id)
            throws IOException, InterruptedException {
        return step(running, id, "resume", "");
    }

    @Command(name = "replay", description = "Send again from a number on.%n重放。", mixinStandardHelpOptions = true)
    int replay(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id,
            @Option(names = "--from", defaultValue = "1") long from) throws IOException, InterruptedException {
        JsonNode replayed = Told
                .done(running.connect(ADMINISTRATOR).post(FEEDS + "/" + id + "/replay?from=" + from, ""));
        out.printf("%,d records 条记录%n", replayed.path("records").asInt());
        return 0;
    }

    @Command(name = "end", description = "End a feed for good.%n结束。", mixinStandardHelpOptions = true)
    int end(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id,
            @Option(names = "--note", required = true, description = "why") String note)
            throws IOException, InterruptedException {
        return step(running, id, "end", Told.json("note", note));
    }

    @Command(name = "list", description = "All feeds.%n订阅清单。", mixinStandardHelpOptions = true)
    int list(@Mixin RunningHub running) throws IOException, InterruptedException {
        for (JsonNode feed : Told.done(running.connect(ADMINISTRATOR).get(FEEDS))) {
            out.printf("%s %s %s %-9s 待发 waiting %,d  已发 sent %,d  已收 received %,d%n", feed.path("id").asString(),
                    feed.path("direction").asString().equals("out") ? "→" : "←", feed.path("partner").asString(),
                    feed.path("state").asString(), feed.path("waiting").asLong(), feed.path("sent").asLong(),
                    feed.path("received").asLong());
        }
        return 0;
    }

    private static int step(RunningHub running, String id, String step, String body)
            throws IOException, InterruptedException {
        Told.done(running.connect(ADMINISTRATOR).post(FEEDS + "/" + id + "/" + step, body));
        return 0;
    }
}
