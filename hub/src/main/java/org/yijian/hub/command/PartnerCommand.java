package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code partner …}: introduces partner hubs to a running hub. */
@Command(name = "partner", description = "Introduce partner hubs: invite, accept, approve, test.%n伙伴枢纽：邀请、接受、审批、测试。", mixinStandardHelpOptions = true)
final class PartnerCommand {

    private static final String PARTNERS = "/api/v1/partners";
    private static final String SECURITY = "security";
    private static final String APPROVER = "approver";

    private final PrintStream out = System.out;

    @Command(name = "invite", description = "Note a hub and write this hub's trust document for it.%n邀请：登记对方并导出本枢纽信任文件。", mixinStandardHelpOptions = true)
    int invite(@Mixin RunningHub running,
            @Parameters(paramLabel = "HUB", description = "the other hub, e.g. hub:510107") String hub,
            @Parameters(paramLabel = "FILE", description = "where to write the trust document") Path file)
            throws IOException, InterruptedException {
        JsonNode invitation = Told.done(running.connect(SECURITY).post(path(hub, "invite"), ""));
        Files.writeString(file, invitation.path("document").asString());
        out.printf("%s  →  %s%n比对码 comparison code: %s%n", invitation.path("hub").asString(), file,
                invitation.path("code").asString());
        return 0;
    }

    @Command(name = "accept", description = "Take up the other hub's trust document; --code counts as the first approval.%n接受对方的信任文件。", mixinStandardHelpOptions = true)
    int accept(@Mixin RunningHub running, @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--code", description = "what was compared on the telephone") @Nullable String code)
            throws IOException, InterruptedException {
        String query = code == null ? "" : "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        tell(Told.done(running.connect(SECURITY).post(PARTNERS + query, Files.readString(file))));
        return 0;
    }

    @Command(name = "approve", description = "Approve as another person, with the compared code.%n由另一人审批。", mixinStandardHelpOptions = true)
    int approve(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub,
            @Option(names = "--code", required = true, description = "what was compared on the telephone") String code)
            throws IOException, InterruptedException {
        tell(Told.done(running.connect(APPROVER).post(path(hub, "approve"), Told.json("code", code))));
        return 0;
    }

    @Command(name = "test", description = "Try the connection and say what is wrong.%n连接测试。", mixinStandardHelpOptions = true)
    int test(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub)
            throws IOException, InterruptedException {
        int wrong = 0;
        for (JsonNode finding : Told.done(running.connect(SECURITY).post(path(hub, "test"), ""))) {
            boolean fine = finding.path("problem").isNull() || finding.path("problem").isMissingNode();
            out.printf("%-12s %s%n", finding.path("step").asString(),
                    fine ? "正常 ok" : Told.problem(finding.path("problem")));
            wrong += fine ? 0 : 1;
        }
        return wrong == 0 ? 0 : 1;
    }

    @Command(name = "suspend", description = "Stop all messages at once.%n立即暂停。", mixinStandardHelpOptions = true)
    int suspend(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub,
            @Option(names = "--note", required = true, description = "why") String note)
            throws IOException, InterruptedException {
        Told.done(running.connect(SECURITY).post(path(hub, "suspend"), Told.json("note", note)));
        return 0;
    }

    @Command(name = "resume", description = "Let messages pass again; never as the one who suspended.%n恢复。", mixinStandardHelpOptions = true)
    int resume(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub)
            throws IOException, InterruptedException {
        Told.done(running.connect(APPROVER).post(path(hub, "resume"), ""));
        return 0;
    }

    @Command(name = "grant-search", description = "Let a partner search here: the security administrator proposes, the approver lets it take effect.%n授权伙伴检索：安全管理员提出，审批人批准。", mixinStandardHelpOptions = true)
    int grantSearch(@Mixin RunningHub running, @Parameters(paramLabel = "HUB") String hub,
            @Option(names = "--kinds", required = true, split = ",", description = "e.g. facility,credit") List<String> kinds,
            @Option(names = "--regions", required = true, split = ",", description = "e.g. 500106") List<String> regions,
            @Option(names = "--purposes", required = true, split = ",", description = "e.g. complaint,credit-review") List<String> purposes,
            @Option(names = "--clearance", defaultValue = "internal", description = "highest sensitivity (${DEFAULT-VALUE})") String clearance,
            @Option(names = "--leave-out", split = ",", description = "e.g. body.legalRepresentative") @Nullable List<String> leftOut,
            @Option(names = "--legal-basis", required = true) String basis) throws IOException, InterruptedException {
        ObjectNode terms = Told.object().put("clearance", clearance).put("legalBasis", basis);
        kinds.forEach(terms.putArray("kinds")::add);
        regions.forEach(terms.putArray("regions")::add);
        purposes.forEach(terms.putArray("purposes")::add);
        if (leftOut != null) {
            leftOut.forEach(terms.putArray("leftOut")::add);
        }
        Told.done(running.connect(SECURITY).post(path(hub, "search-grant"), terms.toString()));
        Told.done(running.connect(APPROVER).post(path(hub, "search-approve"), ""));
        return 0;
    }

    @Command(name = "list", description = "All partners and how delivery goes.%n伙伴清单。", mixinStandardHelpOptions = true)
    int list(@Mixin RunningHub running) throws IOException, InterruptedException {
        Told.done(running.connect(SECURITY).get(PARTNERS)).forEach(this::tell);
        return 0;
    }

    private void tell(JsonNode partner) {
        out.printf("%-16s %-14s 待发 waiting %,d  已发 sent %,d  已收 received %,d  %s%n",
                partner.path("hub").asString(), partner.path("state").asString(), partner.path("waiting").asLong(),
                partner.path("sent").asLong(), partner.path("received").asLong(), partner.path("code").asString(""));
        if (partner.path("problem").isObject()) {
            out.println("    " + Told.problem(partner.path("problem")));
        }
    }

    private static String path(String hub, String step) {
        return PARTNERS + "/" + hub + "/" + step;
    }
}
