package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The search index of a running hub. */
@Command(name = "index", description = "Look after the search index of a running hub.%n检索索引：状态、核对、重建。", mixinStandardHelpOptions = true)
final class IndexCommand {

    private static final String INDEX = "/api/v1/index";
    private static final String SYSTEM = "system";
    private static final String AUDITOR = "auditor";
    private static final long LOOK_EVERY_MILLIS = 500;

    private final PrintStream out = System.out;

    @Command(name = "status", description = "How it stands.%n状态。", mixinStandardHelpOptions = true)
    int status(@Mixin RunningHub running) throws IOException, InterruptedException {
        JsonNode now = Told.done(running.connect(SYSTEM).get(INDEX));
        tell(now);
        now.path("compared").forEach(this::tellComparison);
        return 0;
    }

    @Command(name = "check", description = "Compare the indexes of all nodes with the ledger and repair; exit code 1 if they differed.%n与台账核对并修复。", mixinStandardHelpOptions = true)
    int check(@Mixin RunningHub running) throws IOException, InterruptedException {
        HubConnection hub = running.connect(AUDITOR);
        JsonNode now = Told.done(hub.post(INDEX + "/check", "{}"));
        while (now.path("comparing").asBoolean()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            now = Told.done(hub.get(INDEX));
        }
        now.path("compared").forEach(this::tellComparison);
        now.path("nodeDifferences").forEach(difference -> out.println(difference));
        out.println("nodes: " + now.path("nodes").asString());
        boolean differed = now.path("compared").valueStream().anyMatch(each -> each.path("differing").asLong() > 0);
        return differed || now.path("nodes").asString().equals("different") ? 1 : 0;
    }

    @Command(name = "rebuild", description = "Build it anew in the background and wait for it; searches go on.%n后台重建，检索照常。", mixinStandardHelpOptions = true)
    int rebuild(@Mixin RunningHub running) throws IOException, InterruptedException {
        HubConnection hub = running.connect(SYSTEM);
        JsonNode now = Told.done(hub.post(INDEX + "/rebuild", "{}"));
        while (underWay(now)) {
            out.printf("%3d %%  %,d records  %,d/s%n", now.path("rebuild").path("percent").asInt(),
                    now.path("rebuild").path("records").asLong(),
                    now.path("rebuild").path("recordsPerSecond").asLong());
            Thread.sleep(LOOK_EVERY_MILLIS);
            now = Told.done(hub.get(INDEX));
        }
        tell(now);
        return now.path("rebuild").path("state").asString().equals("done") ? 0 : 1;
    }

    private static boolean underWay(JsonNode now) {
        String state = now.path("rebuild").path("state").asString("");
        return state.equals("building") || state.equals("switching");
    }

    private void tell(JsonNode now) {
        out.printf("%s  %s  generation %d  form %s%s  %,d records  change #%d of #%d%n", now.path("node").asString(),
                now.path("state").asString(), now.path("generation").asInt(), now.path("form").asString(),
                now.path("older").asBoolean() ? " (older)" : "", now.path("records").asLong(),
                now.path("sequence").asLong(), now.path("ledgerSequence").asLong());
        JsonNode rebuild = now.path("rebuild");
        if (rebuild.isObject()) {
            out.printf("rebuild: generation %d  %s  %,d records  %,d/s  %s%n", rebuild.path("generation").asInt(),
                    rebuild.path("state").asString(), rebuild.path("records").asLong(),
                    rebuild.path("recordsPerSecond").asLong(), rebuild.path("chinese").asString(""));
        }
    }

    private void tellComparison(JsonNode compared) {
        out.printf("%s  %s  change #%d  %,d compared  %,d differing  %,d repaired%n",
                compared.path("node").asString(), compared.path("at").asString(), compared.path("sequence").asLong(),
                compared.path("compared").asLong(), compared.path("differing").asLong(),
                compared.path("repaired").asLong());
        compared.path("first").forEach(difference -> out.println("  " + difference.asString()));
    }
}
