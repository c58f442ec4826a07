package org.yijian.routes.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.body.CreditType;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.routes.kit.Await;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Several records in one message: one seal and one receipt for all, and yet each by itself. */
@Timeout(180)
class ParcelIT {

    private static final String AT_B = "hub:500106/civil-affairs";

    @TempDir
    private Path folder;
    private Side a;
    private Side b;
    private UUID feed;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
        feed = b.subscribe(a, Set.of());
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

    @Test
    void manyRecordsGoInOneMessageAndEachIsBoundByItsSeal() {
        // When
        a.keep(many(1, 60));

        // Then
        Await.until("all are at b", () -> b.records(AT_B) == 60);
        Await.until("a has the receipt", () -> a.count(delivered()) == 60);
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE type = 'records'")).isEqualTo(1);
        assertThat(b.count("SELECT count(*) FROM ledger.exchange WHERE attestation = 'sender'")).isEqualTo(1);
        assertThat(a.room.traffic().counts(b.hub, feed.toString()).sent()).isEqualTo(60);
        assertThat(b.room.traffic().counts(a.hub, feed.toString()).received()).isEqualTo(60);
        String manifest = b.sql.sql("SELECT convert_from(manifest, 'UTF8') FROM ledger.part").query(String.class)
                .single();
        assertThat(manifest).contains(hashAtA("P-1"), hashAtA("P-60"));
    }

    private String hashAtA(String key) {
        return Digests.hex(a.sql.sql("SELECT content_hash FROM ledger.revision WHERE record_id = ?")
                .param(RecordIds.of("civil-affairs", Kind.CREDIT, key)).query(byte[].class).single());
    }

    @Test
    void theQueueKeepsWhereTheRecordsAreAndNotTheRecords() {
        // Given
        b.stop();

        // When
        a.keep(many(1, 60));
        Await.until("they wait", () -> a.room.traffic().counts(b.hub, feed.toString()).waiting() == 60);
        long kept = a.count("SELECT sum(octet_length(content)) FROM federation.outbox WHERE type = 'records'");
        a.restart();
        b.start();

        // Then
        assertThat(kept).isLessThan(1_000);
        Await.until("all are at b, read from the ledger again", () -> b.records(AT_B) == 60);
    }

    @Test
    void whatWaitedTooLongGoesWithANewDate() {
        // Given
        b.stop();
        a.keep(many(1, 5));
        Await.until("they wait", () -> a.room.traffic().counts(b.hub, feed.toString()).waiting() == 5);

        // When
        a.clock.advance(Duration.ofDays(31));
        b.clock.advance(Duration.ofDays(31));
        b.start();

        // Then
        Await.until("all are at b", () -> b.records(AT_B) == 5);
    }

    @Test
    void oneRecordThatThePartnerDoesNotTakeKeepsNoneOfTheOthersAway() {
        // Given
        b.sql.sql("UPDATE federation.feed SET terms = replace(terms, '\"internal\"', '\"public\"')").update();

        // When
        CanonicalRecord internal = a.credit("P-2", CreditType.PENALTY, "2", "二");
        a.keep(open(a.credit("P-1", CreditType.PENALTY, "1", "一")), internal,
                open(a.credit("P-3", CreditType.PENALTY, "3", "三")));

        // Then
        Await.until("the others are at b", () -> b.records(AT_B) == 2);
        Await.until("one was given up", () -> a.room.traffic().deadLetters(b.hub).size() == 1);
        assertThat(a.room.traffic().deadLetters(b.hub).getFirst().code())
                .isEqualTo(FederationError.NOT_IN_FEED.code());
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE state = 'withdrawn'")).isEqualTo(1);
    }

    @Test
    void whatTheLedgerDoesNotGiveAgainIsGivenUpAndComesLaterAsItIsNow() {
        // Given
        b.stop();
        a.keep(many(1, 5));
        Await.until("they wait", () -> a.room.traffic().counts(b.hub, feed.toString()).waiting() == 5);
        byte[] content = a.sql.sql("SELECT content FROM ledger.revision LIMIT 1").query(byte[].class).single();
        a.sql.sql("UPDATE ledger.revision SET content = content || '\\x20' WHERE content = ?").param(content).update();
        a.restart();
        b.start();
        Await.until("it was given up", () -> a.room.traffic().deadLetters(b.hub).size() == 1);

        // When
        a.sql.sql("UPDATE ledger.revision SET content = ? WHERE content = ? || '\\x20'::bytea").param(content)
                .param(content).update();
        a.room.letters().retry(a.room.traffic().deadLetters(b.hub).getFirst().messageId(), "administrator");

        // Then
        Await.until("all are at b", () -> b.records(AT_B) == 5);
        Await.until("a has the receipts of the empty message and of the five",
                () -> a.room.traffic().counts(b.hub, feed.toString()).sent() == 6);
    }

    @Test
    void theSameParcelAgainGetsTheSameReceiptAndHasNoSecondEffect() {
        // Given
        a.keep(many(1, 20));
        Await.until("a has the receipt", () -> a.count(delivered()) == 20);
        byte[] receipt = receipt();

        // When
        a.sql.sql("UPDATE federation.outbox SET state = 'waiting', receipt = NULL WHERE type = 'records'").update();

        // Then
        Await.until("a has it again", () -> a.count(delivered()) == 20);
        assertThat(receipt()).isEqualTo(receipt);
        assertThat(b.count("SELECT count(*) FROM ledger.revision")).isEqualTo(20);
    }

    @Test
    void aCrashBetweenEffectAndReceiptLeavesOneEffect() {
        // Given
        a.keep(many(1, 20));
        Await.until("a has the receipt", () -> a.count(delivered()) == 20);
        b.sql.sql("DELETE FROM federation.inbox WHERE type = 'records'").update();
        b.sql.sql("DELETE FROM federation.incoming_stream WHERE stream = ?").param(feed.toString()).update();
        b.restart();

        // When
        a.sql.sql("UPDATE federation.outbox SET state = 'waiting', receipt = NULL WHERE type = 'records'").update();

        // Then
        Await.until("a has a receipt again", () -> a.count(delivered()) == 20);
        assertThat(new String(receipt(), StandardCharsets.UTF_8)).contains("\"verdict\":\"accepted\"");
        assertThat(b.count("SELECT count(*) FROM ledger.revision")).isEqualTo(20);
        assertThat(b.count("SELECT count(*) FROM ledger.exchange WHERE route = 'federation'")).isEqualTo(1);
    }

    private byte[] receipt() {
        return a.sql.sql("SELECT receipt FROM federation.outbox WHERE type = 'records'").query(byte[].class).single();
    }

    @Test
    void recordsThatTheMessageDoesNotBindAreNotLookedAt() throws InterruptedException {
        // Given
        byte[] one = RecordJson.write(a.credit("P-1", CreditType.PENALTY, "1", "一"));
        byte[] other = RecordJson.write(a.credit("P-1", CreditType.PENALTY, "1", "改"));
        SealedMessage several = sealed(MessageTypes.RECORDS, one);
        SealedMessage single = sealed(MessageTypes.EMPTY, one);

        // When
        List<SealedLines.Line> answers;
        try (PartnerConnection connection = new PartnerConnection(
                a.room.partners().named(b.hub).trusted().document(), new HopSecurity(a.keys))) {
            answers = connection.deliver(List.of(new Parcel(several, List.of(other)), Parcel.of(several),
                    new Parcel(several, List.of(one, one)), new Parcel(single, List.of(one))));
        }

        // Then
        assertThat(answers).hasSize(4).allSatisfy(line -> assertThat(((SealedLines.Line.Problem) line).code())
                .isEqualTo(SecurityError.MESSAGE_MALFORMED.code()));
        assertThat(b.count("SELECT count(*) FROM ledger.revision")).isZero();
    }

    @Test
    void recordsOfTwoSourcesInOneMessageAreRefused() throws InterruptedException {
        // Given
        CanonicalRecord one = a.credit("P-1", CreditType.PENALTY, "1", "一");
        CanonicalRecord other = new CanonicalRecord("health", "P-2", one.facility(), one.region(), one.department(),
                one.occurredAt(), one.sensitivity(), "1.0", one.body());
        List<byte[]> records = List.of(RecordJson.write(one), RecordJson.write(other));

        // When
        SealedLines.Line answer;
        try (PartnerConnection connection = new PartnerConnection(
                a.room.partners().named(b.hub).trusted().document(), new HopSecurity(a.keys))) {
            answer = connection.deliver(List.of(new Parcel(
                    sealed(MessageTypes.RECORDS, records.toArray(byte[][]::new)), records))).getFirst();
        }

        // Then
        Receipt receipt = Receipt.read(((SealedLines.Line.Sealed) answer).message().content());
        assertThat(receipt.verdict()).isEqualTo(Receipt.Verdict.REFUSED);
        assertThat(receipt.code()).isEqualTo(FederationError.RECORD_INVALID.code());
        assertThat(b.count("SELECT count(*) FROM ledger.revision")).isZero();
    }

    private SealedMessage sealed(String type, byte[]... records) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.toString());
        new PackingList(java.util.Arrays.stream(records).map(each -> PackingList.Line.of(1, each, false)).toList())
                .into(body);
        MessageSealer sealer = new MessageSealer(a.keys, a.clock);
        return sealer.seal(sealer.message(new MessageSealer.Envelope(a.hub, b.hub, type, feed.toString(),
                Side.PURPOSE, Side.BASIS, Duration.ofHours(1)), 1, body));
    }

    private CanonicalRecord[] many(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> a.credit("P-" + i, CreditType.PENALTY, String.valueOf(i), "第" + i + "件"))
                .toArray(CanonicalRecord[]::new);
    }

    private static CanonicalRecord open(CanonicalRecord record) {
        return new CanonicalRecord(record.source(), record.sourceKey(), record.facility(), record.region(),
                record.department(), record.occurredAt(), Sensitivity.PUBLIC, "1.0", record.body());
    }

    private static String delivered() {
        return "SELECT coalesce(sum(records), 0) FROM federation.outbox WHERE type = 'records' AND state = 'delivered' "
                + "AND receipt IS NOT NULL";
    }
}
