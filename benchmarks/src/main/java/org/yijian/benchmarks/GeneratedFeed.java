package org.yijian.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.Sensitivity;

/**
 * A change feed in memory with generated records that are like those of the open data: a few thousand facilities, and
 * findings in a few hundred standard wordings. One facility in ten has Chinese findings.
 */
final class GeneratedFeed implements ChangeFeed {

    private static final int FACILITIES = 3_700;
    private static final int PART = 500;
    private static final List<String> VERBS = List.of("Provide", "Ensure", "Maintain", "Keep", "Inspect", "Establish",
            "Assess", "Report", "Document", "Protect");
    private static final List<String> THINGS = List.of("exit doors", "sprinkler systems", "the fire alarm",
            "infection prevention", "pharmacy services", "nursing staff", "food storage", "each resident's dignity",
            "emergency lighting", "pressure ulcers", "the care plan", "medication errors", "smoke barriers",
            "oxygen equipment", "call bells", "abuse policies", "bed rails", "the kitchen", "corridors", "vaccination");
    private static final List<String> REASONS = List.of("in a manner that enables resources to be used effectively",
            "so that residents are free from accident hazards and risks",
            "that is legally responsible for establishing and implementing policies",
            "held open by devices that close automatically on activation",
            "and keep records of each comprehensive check",
            "according to professional standards of quality of life");
    private static final List<String> CHINESE = List.of("消防通道被杂物堵塞，灭火器过期未更换", "厨房食品留样不足，生熟未分开", "护理员未持证上岗，值班记录缺失",
            "燃气管道老化存在泄漏风险", "卫生间没有扶手，地面湿滑");
    private static final List<String> STATES = List.of("US-AL", "US-GA", "US-FL", "US-TX", "US-CA", "US-NY", "US-OH",
            "US-IL", "500106001", "500106002", "510107001");

    private final List<Change> changes = new ArrayList<>();

    GeneratedFeed(int records) {
        Random random = new Random(20261121);
        List<StoredRecord> part = new ArrayList<>(PART);
        for (int number = 0; number < records; number++) {
            part.add(stored(number, changes.size() + 1, random));
            if (part.size() == PART || number == records - 1) {
                changes.add(new Change(new Change.Position(changes.size() + 1, changes.size() + 1), part));
                part.clear();
            }
        }
    }

    private static StoredRecord stored(int number, long leaf, Random random) {
        int facility = number < FACILITIES ? number : random.nextInt(FACILITIES);
        CanonicalRecord record = new CanonicalRecord("generated", "G-" + number,
                new FacilityReference(null, null, "CMS:%06d".formatted(facility), null, null, null),
                STATES.get(facility % STATES.size()), Department.values()[random.nextInt(5)],
                OffsetDateTime.of(2021 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(28), 0, 0, 0, 0,
                        ZoneOffset.ofHours(8)),
                Sensitivity.values()[random.nextInt(10) < 9 ? random.nextInt(2) : 3], "1.0",
                number < FACILITIES ? facility(number) : finding(facility, random));
        return new StoredRecord(new UUID(random.nextLong(), random.nextLong()), 1, new UUID(0, facility),
                new UUID(0, leaf), 0, leaf, Instant.EPOCH, "", record);
    }

    private static Body facility(int number) {
        return new Facility("MAGNOLIA RIDGE " + number + " CARE CENTER (GENERATED)", List.of(),
                FacilityType.NURSING_HOME, Ownership.PRIVATE, number + " DEAN DRIVE", null, null, 100, null, null, null,
                "GENESIS", null, null, null, null, FacilityStatus.OPEN);
    }

    private static Body finding(int facility, Random random) {
        String text = facility % 10 == 0
                ? CHINESE.get(random.nextInt(CHINESE.size()))
                : VERBS.get(random.nextInt(VERBS.size())) + " " + THINGS.get(random.nextInt(THINGS.size())) + " "
                        + REASONS.get(random.nextInt(REASONS.size())) + ".";
        return new Finding("I-" + random.nextInt(30_000), "F-0" + (600 + random.nextInt(300)),
                "Quality of life and care deficiencies", text, Severity.values()[random.nextInt(4)],
                Scope.values()[random.nextInt(3)], CoreDomain.NONE, "F", null, null, null, null, FindingState.OPEN);
    }

    List<StoredRecord> records() {
        return changes.stream().flatMap(change -> change.records().stream()).toList();
    }

    @Override
    public List<Change> read(Change.Position after, int recordLimit) {
        int from = (int) after.sequence();
        return changes.subList(from, Math.min(changes.size(), from + Math.max(1, recordLimit / PART)));
    }

    @Override
    public String ledger() {
        return "generated";
    }

    @Override
    public boolean has(Change.Position position) {
        return position.sequence() <= changes.size();
    }

    @Override
    public Change.Position end() {
        return changes.isEmpty() ? Change.Position.START : changes.getLast().position();
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        Thread.sleep(atMost.dividedBy(10));
    }
}
