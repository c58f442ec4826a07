package org.yijian.routes.federation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.body.CreditType;
import org.yijian.records.json.RecordJson;
import org.yijian.routes.federation.wire.ConnectionTest;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a partner, or somebody who poses as one, may try. Hub a takes nothing that it should not. */
@Timeout(180)
class FraudIT {

    @TempDir
    private Path folder;
    private Side a;
    private Side b;
    private PartnerConnection fromB;
    private MessageSealer sealer;
    private UUID feed;
    private long next = 1;

    /** The feed is a's, from b; b's own courier has nothing to bring, so that these tests speak for b. */
    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
        feed = a.subscribe(b);
        fromB = connection(b.keys);
        sealer = new MessageSealer(b.keys, b.clock);
    }

    @AfterEach
    void close() throws IOException {
        fromB.close();
        b.close();
        a.close();
    }

    @Test
    void theSameMessageTwiceGetsTheSameReceiptAndHasOneEffect() throws InterruptedException {
        // Given
        SealedMessage message = sealer.seal(record("P-1", "原文"));

        // When
        SealedLines.Line first = send(message);
        SealedLines.Line second = send(message);

        // Then
        assertThat(receipt(first).verdict()).isEqualTo(Receipt.Verdict.ACCEPTED);
        assertThat(receipt(first).leafHash()).isNotNull();
        assertThat(receipt(first).logIndex()).isNotNull();
        assertThat(second).isEqualTo(first);
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void aCrashBetweenEffectAndReceiptLeavesOneEffect() throws InterruptedException {
        // Given
        SealedMessage message = sealer.seal(record("P-1", "原文"));
        send(message);
        a.sql.sql("DELETE FROM federation.inbox WHERE type = 'record'").update();
        a.sql.sql("DELETE FROM federation.incoming_stream WHERE stream = ?").param(feed.toString()).update();
        a.restart();

        // When
        SealedLines.Line again = send(message);

        // Then
        assertThat(receipt(again).verdict()).isEqualTo(Receipt.Verdict.ACCEPTED);
        assertThat(revisions()).isEqualTo(1);
        assertThat(a.count("SELECT count(*) FROM ledger.exchange WHERE route = 'federation'")).isEqualTo(1);
    }

    @Test
    void aReplayWithAChangedBodyIsRefused() throws InterruptedException {
        // Given
        Message message = record("P-1", "原文");
        send(sealer.seal(message));

        // When
        SealedLines.Line answer = send(sealer.seal(new Message(message.header(), record("P-1", "改动").body())));

        // Then
        assertRefused(answer, FederationError.MESSAGE_ALTERED);
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void headersThatDoNotFitAreRefusedBeforeAnyEffect() throws InterruptedException {
        // Given
        MessageHeader header = record("P-1", "x").header();

        // When, Then
        assertRefused(send(with(header, b.hub, "hub:330106", next, Duration.ofHours(1))),
                FederationError.WRONG_RECIPIENT);
        assertRefused(send(with(header, "hub:330106", a.hub, next, Duration.ofHours(1))),
                FederationError.WRONG_SENDER);
        assertRefused(send(with(header, b.hub, a.hub, next, Duration.ofSeconds(-1))),
                FederationError.MESSAGE_EXPIRED);
        assertRefused(send(with(header, b.hub, a.hub, next, Duration.ofDays(400))), FederationError.LIFE_TOO_LONG);
        SealedLines.Line early = send(with(header, b.hub, a.hub, 7, Duration.ofHours(1)));
        assertRefused(early, FederationError.OUT_OF_ORDER);
        assertThat(receipt(early).expected()).isEqualTo(1);
        assertThat(revisions()).isZero();
    }

    @Test
    void moreThanWasAgreedIsRefusedForGood() throws InterruptedException {
        // Given
        Message fine = record("P-1", "x");

        // When, Then
        assertRefused(send(sealer.seal(changed(fine, "region", "500106"))), FederationError.NOT_IN_FEED);
        next++;
        assertRefused(send(sealer.seal(changed(record("P-1", "x"), "sensitivity", "personal"))),
                FederationError.NOT_IN_FEED);
        next++;
        assertRefused(send(sealer.seal(changed(record("P-1", "x"), "region", "999999"))),
                FederationError.RECORD_INVALID);
        next++;
        Message other = message(record("P-1", "x").body(), "另作他用", next);
        assertRefused(send(sealer.seal(other)), FederationError.WRONG_PURPOSE);
        next++;
        assertThat(revisions()).isZero();
        assertThat(receipt(send(sealer.seal(record("P-1", "x")))).verdict()).isEqualTo(Receipt.Verdict.ACCEPTED);
    }

    @Test
    void aMessageSignedBySomebodyElseIsNoMessage() throws InterruptedException {
        // Given
        KeyRing stranger = KeyRing.openOrCreate(folder.resolve("stranger"), a.clock);
        Message message = record("P-1", "x");
        SealedMessage good = sealer.seal(message);

        // When
        SealedLines.Line forged = send(new MessageSealer(stranger, a.clock).seal(message));
        SealedLines.Line altered = send(new SealedMessage(record("P-2", "y").write(), good.cms()));
        SealedLines.Line garbage = send(new SealedMessage(good.content(), new byte[]{ 48, 3, 2, 1 }));

        // Then
        assertProblem(forged, SecurityError.SIGNER_UNKNOWN);
        assertProblem(altered, SecurityError.SIGNATURE_BAD);
        assertProblem(garbage, SecurityError.CMS_MALFORMED);
        assertThat(revisions()).isZero();
    }

    @Test
    void whoeverIsNoPartnerDoesNotGetPastTheHandshake() throws InterruptedException {
        // Given
        KeyRing stranger = KeyRing.openOrCreate(folder.resolve("stranger"), a.clock);

        // When, Then
        try (PartnerConnection connection = connection(stranger)) {
            assertThatThrownBy(connection::hello).isInstanceOf(FaultException.class)
                    .hasMessageContaining(FederationError.NOT_KNOWN_THERE.code());
        }
        a.room.partners().suspend(b.hub, "核查", "security");
        assertThatThrownBy(fromB::hello).isInstanceOf(FaultException.class)
                .hasMessageContaining(FederationError.NOT_KNOWN_THERE.code());
    }

    @Test
    void moreThanARequestMayHoldIsRefusedUnread() {
        // Given
        SealedMessage large = new SealedMessage(new byte[Message.MAX_BYTES], new byte[100]);

        // When, Then
        assertThatThrownBy(() -> fromB.send(Collections.nCopies(9, large))).isInstanceOf(FaultException.class)
                .hasMessageContaining("413");
    }

    @Test
    void theConnectionTestSaysWhatIsWrong() throws InterruptedException {
        // When, Then
        assertThat(a.room.test(b.hub)).extracting(ConnectionTest.Finding::fault).containsOnlyNulls().hasSize(4);
        b.clock.advance(Duration.ofMinutes(10));
        assertThat(lastOf(a.room.test(b.hub))).isEqualTo(FederationError.CLOCK_DIFFERS);
        b.room.partners().suspend(a.hub, "核查", "security");
        assertThat(lastOf(a.room.test(b.hub))).isEqualTo(FederationError.NOT_KNOWN_THERE);
        b.stop();
        assertThat(lastOf(a.room.test(b.hub))).isEqualTo(FederationError.PORT_CLOSED);
        b.start();
    }

    private static @Nullable ErrorCode lastOf(List<ConnectionTest.Finding> findings) {
        var fault = findings.getLast().fault();
        return fault == null ? null : fault.code();
    }

    private PartnerConnection connection(KeyRing keys) {
        return new PartnerConnection(b.room.partners().named(a.hub).trusted().document(), new HopSecurity(keys));
    }

    private SealedLines.Line send(SealedMessage message) throws InterruptedException {
        return fromB.send(List.of(message)).getFirst();
    }

    private Message record(String key, String reason) {
        ObjectNode body = StrictJson.object();
        body.put("feed", feed.toString());
        body.put("revision", 1);
        body.set("record", StrictJson.parse(RecordJson.write(b.credit(key, CreditType.PENALTY, "1", reason)), 100_000));
        return message(body, Side.PURPOSE, next);
    }

    private Message message(ObjectNode body, String purpose, long sequence) {
        return sealer.message(new MessageSealer.Envelope(b.hub, a.hub, "record", feed.toString(), purpose, Side.BASIS,
                Duration.ofHours(1)), sequence, body);
    }

    private static Message changed(Message message, String field, String value) {
        ObjectNode body = message.body().deepCopy();
        ((ObjectNode) body.get("record")).put(field, value);
        return new Message(message.header(), body);
    }

    private SealedMessage with(MessageHeader header, String sender, String recipient, long sequence, Duration life) {
        return sealer.seal(new Message(new MessageHeader(UUID.randomUUID(), sender, recipient, header.type(),
                header.stream(), sequence, header.purpose(), header.legalBasis(), null, a.clock.instant().plus(life),
                header.salt()), record("P-1", "x").body()));
    }

    private static Receipt receipt(SealedLines.Line line) {
        return Receipt.read(((SealedLines.Line.Sealed) line).message().content());
    }

    private static void assertRefused(SealedLines.Line line, FederationError code) {
        assertThat(receipt(line).verdict()).isEqualTo(Receipt.Verdict.REFUSED);
        assertThat(receipt(line).code()).isEqualTo(code.code());
    }

    private static void assertProblem(SealedLines.Line line, SecurityError code) {
        assertThat(((SealedLines.Line.Problem) line).code()).isEqualTo(code.code());
    }

    private long revisions() {
        return a.count("SELECT count(*) FROM ledger.revision");
    }
}
