package org.yijian.benchmarks.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.routes.intake.ExchangeIds;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.trust.KeyRing;

/**
 * Complaints of many facilities, with bodies of given sizes.
 *
 * @param name for people
 * @param sizes bytes of each body in turn
 */
record Bodies(String name, List<Integer> sizes) {

    private static final int FACILITIES = 200;
    private static final int PART = 200;
    private static final int FIELD = 60_000;
    private static final int SHORT = 2_000;
    private static final int LONGEST_RECORD = 2 * FIELD;

    static Bodies tenKilobytes() {
        return new Bodies("10 kB", List.of(10_000));
    }

    /** 2 kB 30 %, 10 kB 60 %, 100 kB 10 %, well shuffled: what fits into records. */
    static Bodies records() {
        return shuffled("2 kB 30 %, 10 kB 60 %, 100 kB 10 %", i -> i < 30 ? 2_000 : i < 90 ? 10_000 : 100_000);
    }

    /** 2 kB 30 %, 10 kB 60 %, 100 kB 9 %, 2 MB 1 %, well shuffled; the longest are short records with a file. */
    static Bodies mixed() {
        return shuffled("2 kB 30 %, 10 kB 60 %, 100 kB 9 %, 2 MB 1 %",
                i -> i < 30 ? SHORT : i < 90 ? 10_000 : i < 99 ? 100_000 : 2_000_000);
    }

    private static Bodies shuffled(String name, IntUnaryOperator size) {
        List<Integer> sizes = new ArrayList<>();
        IntStream.range(0, 100).map(size).forEach(sizes::add);
        java.util.Collections.shuffle(sizes, new Random(1));
        return new Bodies(name, sizes);
    }

    /** How many of so many bodies are files. */
    int files(int count) {
        return (int) IntStream.range(0, count).filter(this::isFile).count();
    }

    private boolean isFile(int number) {
        return size(number) > LONGEST_RECORD;
    }

    int size(int number) {
        return sizes.get(number % sizes.size());
    }

    /** A body as a plain service would get it. */
    byte[] plain(int number) {
        return text(number, size(number)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(int number, int length) {
        byte[] random = new byte[length];
        Random letters = new Random(number);
        for (int i = 0; i < length; i++) {
            random[i] = (byte) ('a' + letters.nextInt(26));
        }
        return new String(random, StandardCharsets.US_ASCII);
    }

    private CanonicalRecord record(String run, int number) {
        int facility = number % FACILITIES;
        String whole = text(number, isFile(number) ? SHORT : size(number));
        String reply = whole.length() > FIELD ? whole.substring(FIELD) : null;
        return new CanonicalRecord("hotline", run + "-" + number,
                new FacilityReference(null, "FILING-" + facility, null, "F-" + facility, "测量用机构" + facility + "（演示）",
                        null),
                "500106", Department.CIVIL_AFFAIRS, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"),
                Sensitivity.INTERNAL, "1.0",
                new Complaint(null, ComplaintChannel.HOTLINE, "测量", whole.substring(0, Math.min(FIELD, whole.length())),
                        null, null,
                        reply, null, CaseState.RECEIVED));
    }

    /** Puts so many into a hub's ledger, as an agency's message. */
    void keep(ExchangingHub hub, String run, int count) {
        int parts = (count + PART - 1) / PART;
        String messageId = "m-" + run;
        Exchange exchange = new Exchange(ExchangeIds.of("hotline", messageId), "hotline", messageId, "benchmark",
                "hotline", "civil-affairs", "1.0", "benchmark", Clock.systemUTC().instant(), 1, "00", "00");
        byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
        KeyRing keys = hub.keys;
        var seal = CmsSealer.of(keys, Clock.systemUTC()).seal(manifest);
        for (int part = 0; part < parts; part++) {
            List<CanonicalRecord> records = IntStream.range(part * PART, Math.min(count, (part + 1) * PART))
                    .mapToObj(number -> record(run, number)).toList();
            hub.ledger.ledger().append(new Delivery(exchange, part, part == parts - 1, WrittenRecord.all(records),
                    List.of(), new SealedManifest(manifest, seal, new byte[32])));
        }
        IntStream.range(0, count).filter(this::isFile).forEach(number -> hub.attachments.attach(
                RecordIds.of("hotline", Kind.COMPLAINT, run + "-" + number), "film.bin", "application/octet-stream",
                size(number), new ByteArrayInputStream(plain(number)), "benchmark"));
    }
}
