package org.yijian.hub.command.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.yijian.hub.command.child.HubClient;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import tools.jackson.databind.JsonNode;

/** The erasure of some people that the hub is killed in. */
final class TorturedErasure {

    private static final String CASE = "purpose=complaint&case=torture-";
    private static final int PATIENCE_SECONDS = 60;

    private final HubClient supervisor;
    private final HubClient approver;
    private final PeopleFile people;
    private final List<String> records;
    private final String id;
    private CompletableFuture<Boolean> approving = CompletableFuture.completedFuture(false);

    private TorturedErasure(HubClient supervisor, HubClient approver, PeopleFile people, List<String> records,
            String id) {
        this.supervisor = supervisor;
        this.approver = approver;
        this.people = people;
        this.records = records;
        this.id = id;
    }

    /** Brings people in, and asks for their erasure. */
    static TorturedErasure of(HubClient sender, HubClient supervisor, HubClient approver, PeopleFile people)
            throws InterruptedException {
        while (!sender.send(PeopleFile.CONNECTOR, people.name(), people.messageId(), people.content())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> found = List.of();
        while (found.size() < PeopleFile.PEOPLE && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
            found = supervisor.get("/api/v1/search?kind=practitioner&size=" + PeopleFile.PEOPLE + "&from="
                    + people.day() + "&to=" + people.day() + "&" + CASE + people.round()).map(TorturedErasure::ids)
                    .orElse(List.of());
        }
        String wanted = found.stream().map(each -> '"' + each + '"').collect(Collectors.joining(","));
        String erasure = supervisor.post("/api/v1/erasures", "{\"records\":[" + wanted
                + "],\"person\":false,\"reason\":\"强杀测试\",\"legalBasis\":\"《个人信息保护法》第四十七条\"}")
                .map(answer -> answer.path("id").asString()).orElse("");
        return new TorturedErasure(supervisor, approver, people, found, erasure);
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("hits").valueStream().map(hit -> hit.path("id").asString()).toList();
    }

    /** Has it approved, which carries it out; the hub may die meanwhile. */
    void approve() {
        approving = CompletableFuture.supplyAsync(() -> {
            try {
                return approver.post("/api/v1/erasures/" + id + "/approve", "").isPresent();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** Whether the hub died before it answered. */
    boolean interrupted() {
        return !approving.join();
    }

    /** What the hub that came back says of it: nothing is left half done. Undecided it is decided now. */
    String after() throws InterruptedException {
        String state = state();
        if (state.equals("requested")) {
            approver.post("/api/v1/erasures/" + id + "/approve", "");
        }
        return state;
    }

    private String state() throws InterruptedException {
        for (int page = 1;; page++) {
            Optional<JsonNode> some = supervisor.get("/api/v1/erasures?page=" + page);
            if (some.isEmpty() || some.get().isEmpty()) {
                return "?";
            }
            for (JsonNode each : some.get()) {
                if (each.path("id").asString().equals(id)) {
                    return each.path("state").asString();
                }
            }
        }
    }

    /** What is wrong with it; empty if it is done, nothing shows the people and all proofs verify. */
    List<String> problems(EvidenceVerifier verifier) throws InterruptedException {
        if (records.size() != PeopleFile.PEOPLE || !state().equals("done")) {
            return List.of("erasure " + people.round() + " of " + records.size() + " is " + state());
        }
        List<String> problems = new ArrayList<>();
        for (String record : records.subList(0, 5)) {
            String shown = supervisor.get("/api/v1/records/" + record + "?" + CASE + people.round())
                    .map(JsonNode::toString).orElse("");
            byte[] evidence = supervisor.bytes("/api/v1/records/" + record + "/evidence?" + CASE + people.round())
                    .orElse(new byte[0]);
            EvidenceReport report = verifier.verify(evidence);
            if (!shown.contains("[erased]") || shown.contains(PeopleFile.MARK)) {
                problems.add("record " + record + " shows " + shown);
            }
            if (report.verdict() != EvidenceReport.Verdict.VALID
                    || report.lines().stream().noneMatch(line -> line.detail().contains("personal data erased"))) {
                problems.add("record " + record + " " + report);
            }
        }
        return problems;
    }
}
