package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;

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

    private final PrintStream out = System.out;

    @Command(name = "list", description = "All keys, and what is or is to be revoked.%n密钥和吊销清单。", mixinStandardHelpOptions = true)
    int list(@Mixin RunningHub running) throws IOException, InterruptedException {
        JsonNode all = Told.done(running.connect(SECURITY).get(KEYS));
        all.path("keys").forEach(this::tell);
        all.path("revocations").forEach(this::tellRevocation);
        return 0;
    }

    @Command(name = "rotate", description = "Announce a new key; it is in use as soon as every partner knows it.%n轮换：新密钥在所有伙伴获知后启用。", mixinStandardHelpOptions = true)
    int rotate(@Mixin RunningHub running,
            @Parameters(paramLabel = "PURPOSE", description = "message, message-sm2, tls or tls-sm2") String purpose)
            throws IOException, InterruptedException {
        tell(Told.done(running.connect(SECURITY).post(KEYS + "/rotate", Told.json("purpose", purpose))));
        return 0;
    }

    @Command(name = "revoke", description = "Ask for the certificate of a retired key to count no more.%n申请吊销旧证书。", mixinStandardHelpOptions = true)
    int revoke(@Mixin RunningHub running, @Parameters(paramLabel = "SERIAL") String serial,
            @Option(names = "--reason", required = true, description = "why") String reason)
            throws IOException, InterruptedException {
        tellRevocation(Told.done(running.connect(SECURITY).post(KEYS + "/revoke",
                Told.object().put("serial", serial).put("reason", reason).toString())));
        return 0;
    }

    @Command(name = "approve", description = "Approve a revocation as another person.%n由另一人批准吊销。", mixinStandardHelpOptions = true)
    int approve(@Mixin RunningHub running, @Parameters(paramLabel = "SERIAL") String serial)
            throws IOException, InterruptedException {
        tellRevocation(
                Told.done(running.connect(APPROVER).post(KEYS + "/approve", Told.json("serial", serial))));
        return 0;
    }

    private void tell(JsonNode key) {
        out.printf("%-16s %-10s %-12s %s  %s%n", key.path("purpose").asString(), key.path("state").asString(),
                key.path("algorithm").asString(), key.path("validUntil").asString(), key.path("serial").asString());
    }

    private void tellRevocation(JsonNode revocation) {
        boolean revoked = !revocation.path("revokedAt").isNull() && !revocation.path("revokedAt").isMissingNode();
        out.printf("%-16s %s  %s  %s%n", revocation.path("purpose").asString(),
                revoked ? "已吊销 revoked" : "待批准 waits for approval", revocation.path("serial").asString(),
                revocation.path("reason").asString());
    }
}
