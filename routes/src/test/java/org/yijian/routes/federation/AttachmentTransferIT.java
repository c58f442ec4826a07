package org.yijian.routes.federation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.Kind;
import org.yijian.records.body.CreditType;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.routes.federation.attachment.AttachmentBody;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.outbox.Outgoing;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.kit.Await;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.privacy.StreamEncryption;
import org.yijian.security.seal.Digests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Attachments between two hubs, whole or not at all. */
@Timeout(240)
class AttachmentTransferIT {

    private static final String SOURCE = "civil-affairs";
    private static final UUID AT_A = RecordIds.of(SOURCE, Kind.CREDIT, "P-1");
    private static final UUID AT_B = RecordIds.of("hub:500106/" + SOURCE, Kind.CREDIT, "P-1");
    private static final int PIECE = 4 << 20;
    private static final byte[] KEY = new byte[32];

    @TempDir
    private Path folder;
    private Side a;
    private Side b;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(11).nextBytes(content);
        return content;
    }

    private void share() {
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"));
        Await.until("the record is at b", () -> b.records("hub:500106/" + SOURCE) == 1);
    }

    private Attachment attach(byte[] content) {
        return a.attachments.attach(AT_A, "现场视频.mp4", "video/mp4", content.length, new ByteArrayInputStream(content),
                "inspector");
    }

    private long delivered() {
        return a.count("SELECT count(*) FROM federation.outbox WHERE type = 'attachment' AND state = 'delivered' "
                + "AND receipt IS NOT NULL");
    }

    @Test
    void theBytesGetThereOverStopsOfBothSidesAndTheReceiptComesAfterThem() throws IOException {
        // Given
        b.subscribeWithAttachments(a);
        share();
        byte[] video = content((64 << 20) + 17);

        // When
        Attachment sent = attach(video);
        Await.until("some of it is there",
                () -> b.count("SELECT count(*) FROM federation.incoming_attachment") == 1);
        b.restart();
        a.restart();
        a.keep(a.credit("P-2", CreditType.PENALTY, "2", "二"));

        // Then
        Await.until("a has the receipt", () -> delivered() == 1);
        Attachment there = b.attachments.of(AT_B).getFirst();
        assertThat(there.description()).isEqualTo(sent.description());
        assertThat(there.attachedBy()).isEqualTo(a.hub);
        try (InputStream read = b.attachments.open(there)) {
            assertThat(Digests.hex(Digests.sha256(read.readAllBytes()))).isEqualTo(sent.sha256());
        }
        Await.until("the record after it is there", () -> b.records("hub:500106/" + SOURCE) == 2);
        assertThat(a.count("SELECT count(*) FROM federation.outgoing_attachment WHERE wrapped IS NOT NULL")).isZero();
        assertThat(b.count("SELECT count(*) FROM federation.incoming_attachment")).isZero();
        assertThat(b.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"action\":\"attach\"%\"cmsHash\"%'")).isEqualTo(1);
        proven(b, a, there, "described");
    }

    private void proven(Side side, Side partner, Attachment attachment, String how) throws IOException {
        EvidenceReport report = new AttachmentProof(side, partner).of(attachment, folder.resolve("log-" + how));
        assertThat(report.verdict()).as(report.toString()).isEqualTo(EvidenceReport.Verdict.VALID);
        assertThat(report.lines()).anyMatch(line -> line.check() == EvidenceCheck.ATTACHMENT
                && line.outcome() == EvidenceReport.Outcome.PASSED);
    }

    @Test
    void eitherSideMayBeKilledWhileBytesAreOnTheirWay() throws IOException {
        // Given
        b.subscribeWithAttachments(a);
        share();
        b.close();
        Attachment sent;
        try (SideProcess receiver = SideProcess.of(b, folder.resolve("b.log").toFile())) {
            sent = attach(content((48 << 20) - 5));

            // When
            Await.until("some of it is there", () -> pieces() > 1);
            assertThat(receiver.isAlive()).isTrue();
        }
        assertThat(delivered()).isZero();
        a.close();
        b = Side.again(b);
        int before = pieces();
        try (SideProcess sender = SideProcess.of(a, folder.resolve("a.log").toFile())) {
            Await.until("more of it is there", () -> pieces() > before);
            assertThat(sender.isAlive()).isTrue();
        }
        a = Side.again(a);

        // Then
        Await.until("a has the receipt", () -> delivered() == 1);
        Attachment there = b.attachments.of(AT_B).getFirst();
        assertThat(there.description()).isEqualTo(sent.description());
        try (InputStream read = b.attachments.open(there)) {
            assertThat(Digests.hex(Digests.sha256(read.readAllBytes()))).isEqualTo(sent.sha256());
        }
        assertThat(b.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"action\":\"attach\"%'")).isEqualTo(1);
        assertThat(pieces()).isEqualTo(there.pieces());
    }

    /** How many are on the receiver's disk. */
    private int pieces() {
        Path root = folder.resolve("b/attachments");
        if (!Files.exists(root)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return (int) files.filter(file -> file.getFileName().toString().matches("[0-9]{6}")).count();
        } catch (IOException | UncheckedIOException moved) {
            return 0;
        }
    }

    @Test
    void whatIsErasedHereIsDestroyedThereAndTheReceiptSaysSo() throws IOException {
        // Given
        b.subscribeWithAttachments(a);
        share();
        Attachment sent = attach(content(70_000));
        Await.until("a has the receipt", () -> delivered() == 1);
        Attachment there = b.attachments.of(AT_B).getFirst();
        Path pieces = folder.resolve("b/attachments/" + there.id().toString().substring(0, 2) + "/" + there.id());
        assertThat(pieces).isNotEmptyDirectory();
        b.stop();
        a.attachments.attach(AT_A, "未送达.pdf", "application/pdf", 3, new ByteArrayInputStream(content(3)), "inspector");
        Await.until("its message waits",
                () -> a.count("SELECT count(*) FROM federation.outgoing_attachment WHERE NOT there") == 1);

        // When
        Erasures erasures = a.ledger.erasures(a.clock);
        Erasure asked = erasures.request(Set.of(AT_A), "当事人要求删除", "《个人信息保护法》第四十七条", "head");
        erasures.destroy(erasures.decide(asked.id(), true, "approver"));
        a.attachments.sweep();
        Await.until("both are to be told of", () -> erased("waiting") == 2);
        b.start();

        // Then
        Await.until("b says that it destroyed them", () -> erased("delivered") == 2);
        assertThat(b.attachments.of(AT_B)).singleElement().matches(left -> !left.there());
        assertThat(pieces).doesNotExist();
        assertThat(b.count("SELECT count(*) FROM ledger.attachment WHERE wrapped IS NOT NULL OR message IS NOT NULL"))
                .isZero();
        assertThat(b.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"action\":\"erase-attachment\"%'")).isEqualTo(1);
        Await.until("neither name nor digest is left in the queue", () -> told("%未送达%") == 0
                && told("%现场视频%") == 0 && told("%" + sent.sha256() + "%") == 0);
        assertThat(delivered()).as("signature and receipt are kept").isEqualTo(1);
        assertThat(a.count("SELECT count(*) FROM federation.dead_letter")).isZero();
    }

    private long told(String like) {
        return a.count("SELECT count(*) FROM federation.outbox WHERE convert_from(content, 'UTF8') LIKE '" + like
                + "'");
    }

    @Test
    void aPartnerThatHasForgottenGetsAnEmptyMessageInPlaceOfOneThatWasCleared() {
        // Given
        UUID feed = b.subscribeWithAttachments(a);
        share();
        Attachment sent = attach(content(3_000));
        Await.until("a has the receipt", () -> delivered() == 1);
        Erasures erasures = a.ledger.erasures(a.clock);
        Erasure asked = erasures.request(sent, "当事人要求删除", "《个人信息保护法》第四十七条", "head");
        erasures.destroy(erasures.decide(asked.id(), true, "approver"));
        Await.until("the message is cleared", () -> erased("delivered") == 1
                && a.count("SELECT count(*) FROM federation.outgoing_attachment WHERE cleared") == 1);

        // When
        b.sql.sql("UPDATE federation.incoming_stream SET last = 1 WHERE stream = '" + feed + "'").update();
        b.sql.sql("DELETE FROM federation.inbox WHERE stream = '" + feed + "' AND sequence > 1").update();
        a.keep(a.credit("P-2", CreditType.PENALTY, "2", "二"));

        // Then
        Await.until("the record after it is there", () -> b.records("hub:500106/" + SOURCE) == 2);
        Await.until("an empty message was taken", () -> a.count(
                "SELECT count(*) FROM federation.outbox WHERE type = 'empty' AND state = 'delivered'") == 1);
        assertThat(a.count("SELECT count(*) FROM federation.dead_letter")).isZero();
        assertThat(a.records(SOURCE)).as("the record of the attachment stays").isEqualTo(2);
    }

    @Test
    void aPartnerOfAnOlderVersionRefusesWhatItDoesNotKnowAndNothingWaitsForThat() {
        // Given
        b.subscribeWithAttachments(a);
        share();
        Attachment sent = attach(content(3_000));
        Await.until("a has the receipt", () -> delivered() == 1);
        Attachment there = b.attachments.of(AT_B).getFirst();

        // When
        a.stop();
        b.sql.sql("UPDATE ledger.attachment SET lost_at = now()").update();
        asIfNew(b, a, MessageTypes.ATTACHMENT_WANTED);
        a.start();
        Await.until("b has put its question away", () -> letters(b, MessageTypes.ATTACHMENT_WANTED) == 1);
        b.sql.sql("DELETE FROM federation.asked_attachment").update();
        b.stop();
        Erasures erasures = a.ledger.erasures(a.clock);
        Erasure asked = erasures.request(sent, "当事人要求删除", "《个人信息保护法》第四十七条", "head");
        erasures.destroy(erasures.decide(asked.id(), true, "approver"));
        asIfNew(a, b, MessageTypes.ATTACHMENT_ERASED);
        b.start();
        Await.until("a has put its message away", () -> letters(a, MessageTypes.ATTACHMENT_ERASED) == 1);

        // Then
        a.keep(a.credit("P-2", CreditType.PENALTY, "2", "二"));
        Await.until("the record after it is there", () -> b.records("hub:500106/" + SOURCE) == 2);
        a.subscribe(b);
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE state = 'waiting'")).isZero();
        assertThat(letters(b, MessageTypes.ATTACHMENT_WANTED)).as("it does not ask again in vain").isEqualTo(1);
        assertThat(b.attachments.withId(there.id())).isPresent();

        // When
        a.room.letters().retry(letter(a), "administrator");

        // Then
        Await.until("b destroyed it", () -> b.attachments.withId(there.id()).isEmpty());
    }

    /** Gives a message that waits a type that the partner has not heard of, as it is for one of an older version. */
    private static void asIfNew(Side side, Side partner, String type) {
        Await.until(type + " waits", () -> waiting(side, type) == 1);
        side.stop();
        Outbox outbox = new Outbox(new MessageSealer(side.keys, side.clock), side.hub, side.clock);
        new Transactions(side.database).call("give a message another type", connection -> {
            for (Outgoing each : outbox.waiting(connection, partner.hub, 0, 10, Long.MAX_VALUE)) {
                outbox.replace(connection, each, new Outbox.Draft("of-a-later-version",
                        Message.read(each.sealed().content()).body()));
            }
            return Query.of(connection, "UPDATE federation.outbox SET type = ? WHERE type = 'of-a-later-version'", type)
                    .update();
        });
        side.start();
    }

    private static long waiting(Side side, String type) {
        return side.count("SELECT count(*) FROM federation.outbox WHERE state = 'waiting' AND type = '" + type + "'");
    }

    private static long letters(Side side, String type) {
        return side.count("SELECT count(*) FROM federation.dead_letter WHERE code = 'YJ-ROU-118' AND type = '" + type
                + "'");
    }

    private static UUID letter(Side side) {
        return side.sql.sql("SELECT message_id FROM federation.dead_letter").query(UUID.class).single();
    }

    @Test
    void bytesThatAreLostAtTheReceiverAreFoundAndBroughtAgainAndBothCanProveThem() throws IOException {
        // Given
        b.subscribeWithAttachments(a);
        share();
        byte[] video = content((5 << 20) + 3);
        Attachment sent = attach(video);
        Await.until("a has the receipt", () -> delivered() == 1);
        Attachment there = b.attachments.of(AT_B).getFirst();
        Path pieces = folder.resolve("b/attachments/" + there.id().toString().substring(0, 2) + "/" + there.id());
        Files.delete(pieces.resolve("000001"));

        // When
        assertThat(b.attachments.check().round(1)).containsExactly(lost(there));

        // Then
        Await.until("a has the second receipt", () -> delivered() == 2);
        Await.until("nothing is lost any more", () -> b.attachments.check().round(1).isEmpty());
        Attachment again = b.attachments.of(AT_B).getFirst();
        assertThat(again.id()).isEqualTo(there.id());
        assertThat(again.leafId()).isEqualTo(there.leafId());
        try (InputStream read = b.attachments.open(again)) {
            assertThat(read.readAllBytes()).isEqualTo(video);
        }
        b.attachments.sweep();
        assertThat(pieces).doesNotExist();
        proven(b, a, again, "again");
        proven(a, b, sent, "own");
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE type = 'attachment'")).isEqualTo(2);
    }

    private static Attachment lost(Attachment known) {
        return new Attachment(known.id(), known.record(), known.name(), known.mediaType(), known.bytes(),
                known.pieceBytes(), known.sha256(), known.sm3(), known.attachedBy(), known.attachedAt(),
                known.leafId(), null, known.keptAs(), true);
    }

    private long erased(String state) {
        return a.count("SELECT count(*) FROM federation.outbox WHERE type = 'attachment-erased' AND state = '" + state
                + "' AND (state = 'waiting' OR receipt IS NOT NULL)");
    }

    @Test
    void aFeedWhoseTermsDoNotSaySoTakesNoneAlong() {
        // Given
        UUID feed = b.subscribe(a, Set.of());
        share();

        // When
        attach(content(100));
        a.keep(a.credit("P-2", CreditType.PENALTY, "2", "二"));

        // Then
        Await.until("the record after it is there", () -> b.records("hub:500106/" + SOURCE) == 2);
        assertThat(a.count("SELECT count(*) FROM federation.outgoing_attachment")).isZero();
        assertThat(b.attachments.of(AT_B)).isEmpty();
        refused("YJ-ROU-181", () -> announce(sealed(feed, content(10), 10)));
    }

    private interface Wire<T> {
        T with(PartnerConnection connection) throws InterruptedException;
    }

    private <T> T wire(Wire<T> work) {
        try (PartnerConnection connection = new PartnerConnection(
                a.room.partners().named(b.hub).trusted().document(), new HopSecurity(a.keys))) {
            return work.with(connection);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int announce(SealedMessage message) {
        return wire(connection -> connection.announce(message, KEY));
    }

    private SealedMessage sealed(UUID feed, byte[] content, long bytes) {
        return sealed(feed, new UUID(7, bytes), content, bytes);
    }

    /** What a partner that lies could sign. */
    private SealedMessage sealed(UUID feed, UUID transfer, byte[] content, long bytes) {
        Digests digests = Digests.of(content);
        AttachmentBody body = new AttachmentBody(feed, Kind.CREDIT.wire(), SOURCE, "P-1",
                new Attachment.Description("b", "video/mp4", bytes, digests.sha256(), digests.sm3()), PIECE, transfer);
        MessageSealer sealer = new MessageSealer(a.keys, a.clock);
        return sealer.seal(sealer.message(new MessageSealer.Envelope(a.hub, b.hub, MessageTypes.ATTACHMENT,
                feed.toString(), Side.PURPOSE, Side.BASIS, Duration.ofHours(1)), 1_000, body.json()));
    }

    private byte[] piece(byte[] key, UUID transfer, int number, byte[] plain) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = StreamEncryption.of(a.keys).with(key).encrypting(sealed,
                AttachmentBody.associated(transfer, number))) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sealed.toByteArray();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(FaultException.class).hasMessageContaining(code);
    }

    @Test
    void whatIsTruncatedSwappedLongerUnderAnotherKeyOrNotWhatWasSignedIsRefused() {
        // Given
        UUID feed = b.subscribeWithAttachments(a);
        share();
        byte[] whole = content(PIECE + 5);
        byte[] first = Arrays.copyOf(whole, PIECE);
        byte[] last = Arrays.copyOfRange(whole, PIECE, whole.length);
        UUID transfer = new UUID(7, whole.length);
        byte[] other = KEY.clone();
        other[0] = 1;

        // When
        assertThat(announce(sealed(feed, whole, whole.length))).isZero();
        byte[] sound = piece(KEY, transfer, 0, first);
        refused("YJ-", () -> bring(transfer, 0, Arrays.copyOf(sound, sound.length - 9)));
        refused("YJ-SEC", () -> bring(transfer, 0, piece(other, transfer, 0, first)));
        refused("YJ-SEC", () -> bring(transfer, 0, piece(KEY, transfer, 1, last)));
        refused("YJ-REC-087", () -> bring(transfer, 0, piece(KEY, transfer, 0, whole)));
        refused("YJ-ROU-183", () -> bring(transfer, 1, piece(KEY, transfer, 1, last)));
        refused("YJ-ROU-183", () -> bring(new UUID(7, 8), 0, sound));
        assertThat(bring(transfer, 0, sound)).isEqualTo(1);
        last[0]++;
        refused("YJ-ROU-182", () -> bring(transfer, 1, piece(KEY, transfer, 1, last)));

        // Then
        assertThat(announce(sealed(feed, whole, whole.length))).isZero();
        refused("YJ-REC-080", () -> announce(sealed(feed, first, 2L << 30)));
        assertThat(b.attachments.of(AT_B)).isEmpty();
    }

    private int bring(UUID transfer, int number, byte[] sealed) {
        return wire(connection -> connection.piece(transfer, number, sealed));
    }
}
