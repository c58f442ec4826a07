package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;

import org.yijian.security.trust.KeyPurpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Keys of a running hub. */
@Command(name = "keys", description = "List, rotate and revoke keys of a running hub.%n密钥：清单、轮换、吊销。", mixinStandardHelpOptions = true)
final class KeysCommand {

    private static final String KEYS = "/api/v1/keys";
    private static final String SECURITY = "security";
    private static final String APPROVER = "approver";
    private static final int SHOWN = 16;

    private final PrintStream out = System.out;

    @Command(name = "list", description = "All keys, and changes asked for and decided.%n密钥清单和变更记录。", mixinStandardHelpOptions = true)
    int list(@Mixin RunningHub running) throws IOException, InterruptedException {
        JsonNode all = Told.done(running.connect(SECURITY).get(KEYS));
        all.path("keys").forEach(this::tell);
        all.path("changes").forEach(this::tellChange);
        return 0;
    }

    @Command(name = "rotate", description = "Ask for a new key; another person approves it (keys approve).%n申请轮换，由另一人批准。", mixinStandardHelpOptions = true)
    int rotate(@Mixin RunningHub running,
            @Parameters(paramLabel = "PURPOSE", description = "message, message-sm2, tls, tls-sm2, log, log-sm2, "
                    + "witness, time, or the id of a data key") String purpose,
            @Option(names = "--reason", required = true, description = "why") String reason)
            throws IOException, InterruptedException {
        return ask(running, KeyPurpose.named(purpose).isPresent() ? "rotate" : "rotate-data", purpose, reason);
    }

    @Command(name = "revoke", description = "Ask for the certificate of a retired key to count no more.%n申请吊销旧证书。", mixinStandardHelpOptions = true)
    int revoke(@Mixin RunningHub running, @Parameters(paramLabel = "SERIAL") String serial,
            @Option(names = "--reason", required = true, description = "why") String reason)
            throws IOException, InterruptedException {
        return ask(running, "revoke", serial, reason);
    }

    @Command(name = "destroy", description = "Ask for a data key that nothing uses to be destroyed.%n申请销毁无记录使用的数据密钥。", mixinStandardHelpOptions = true)
    int destroy(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "why") String reason)
            throws IOException, InterruptedException {
        return ask(running, "destroy-data", id, reason);
    }

    private int ask(RunningHub running, String kind, String object, String reason)
            throws IOException, InterruptedException {
        tellChange(Told.done(running.connect(SECURITY).post(KEYS + "/changes",
                Told.object().put("kind", kind).put("object", object).put("reason", reason).toString())));
        return 0;
    }

    @Command(name = "approve", description = "Approve a change as another person.%n由另一人批准。", mixinStandardHelpOptions = true)
    int approve(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id)
            throws IOException, InterruptedException {
        return decide(running, id, "approve");
    }

    @Command(name = "refuse", description = "Refuse a change as another person.%n由另一人否决。", mixinStandardHelpOptions = true)
    int refuse(@Mixin RunningHub running, @Parameters(paramLabel = "ID") String id)
            throws IOException, InterruptedException {
        return decide(running, id, "refuse");
    }

    private int decide(RunningHub running, String id, String step) throws IOException, InterruptedException {
        tellChange(Told.done(running.connect(APPROVER).post(KEYS + "/changes/" + id + "/" + step, "{}")));
        return 0;
    }

    private void tell(JsonNode key) {
        out.printf("%-16s %-11s %-10s %-8s %-16s %s  %s%n", key.path("purpose").asString(),
                key.path("state").asString(), key.path("algorithm").asString(), key.path("place").asString(),
                key.path("fingerprint").asString().substring(0, SHOWN), until(key),
                key.path("serial").isString() ? key.path("serial").asString() : key.path("fingerprint").asString());
    }

    private static String until(JsonNode key) {
        return key.path("validUntil").isString()
                ? key.path("validUntil").asString()
                : key.path("owner").asString() + " " + key.path("records").asLong();
    }

    private void tellChange(JsonNode change) {
        out.printf("%-12s %-10s %s  %s  %s%n", change.path("kind").asString(), change.path("state").asString(),
                change.path("object").asString(), change.path("id").asString(), change.path("reason").asString());
    }
}
