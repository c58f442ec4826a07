package org.yijian.routes.federation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.body.CreditType;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.routes.federation.delivery.Courier;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedNotices;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.routes.federation.partner.PartnerState;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.kit.Await;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two hubs are introduced, agree on feeds and exchange records, whatever stops in between. */
@Timeout(180)
class FederationIT {

    private static final String AT_B = "hub:500106/civil-affairs";

    @TempDir
    private Path folder;
    private Side a;
    private Side b;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

    @Test
    void aRecordOfOneHubArrivesAtTheOtherSealedAndReceipted() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);

        // When
        a.keep(a.credit("P-1", CreditType.PENALTY, "沙民罚〔2026〕1号", "消防通道堵塞"));

        // Then
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
        StoredRecord there = stored("P-1");
        assertThat(there.record().region()).isEqualTo("500106");
        assertThat(there.record().body().toString()).contains("消防通道堵塞").doesNotContain("养老机构管理办法");
        Await.until("both sides keep the receipt", () -> a.count("""
                SELECT count(*) FROM federation.outbox WHERE type = 'record' AND state = 'delivered'
                AND receipt IS NOT NULL""") == 1);
        assertThat(a.count("SELECT count(*) FROM federation.sharing_decision WHERE rule = 'within-feed'"))
                .isEqualTo(1);
        assertThat(b.count("SELECT count(*) FROM ledger.exchange WHERE attestation = 'sender'")).isEqualTo(1);
    }

    @Test
    void whatIsNotInTheFeedNeverLeaves() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        var open = a.credit("P-1", CreditType.PENALTY, "1", "公开");
        var sensitive = new org.yijian.records.CanonicalRecord(open.source(), "P-2", open.facility(), open.region(),
                open.department(), open.occurredAt(), Sensitivity.SENSITIVE, "1.0", open.body());
        var elsewhere = new org.yijian.records.CanonicalRecord(open.source(), "P-3", open.facility(), "510107",
                open.department(), open.occurredAt(), Sensitivity.INTERNAL, "1.0", open.body());

        // When
        a.keep(sensitive, elsewhere, open);

        // Then
        Await.until("the open record is at b", () -> b.records(AT_B) == 1);
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE type = 'record'")).isEqualTo(1);
        assertThat(a.sql.sql("SELECT rule FROM federation.sharing_decision ORDER BY rule").query(String.class).list())
                .containsExactly("region-not-in-feed", "too-sensitive", "within-feed");
    }

    @Test
    void aRepairTakesThePenaltyBackAtThePartner() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        a.keep(a.credit("P-1", CreditType.PENALTY, "沙民罚〔2026〕1号", "消防通道堵塞"));
        Await.until("the penalty is at b", () -> b.records(AT_B) == 1);

        // When
        a.keep(a.credit("R-1", CreditType.REPAIR, "沙民罚〔2026〕1号", "已整改"));

        // Then
        Await.until("the recall has its receipt", () -> a.count("""
                SELECT count(*) FROM federation.outbox WHERE type = 'recall' AND state = 'delivered'
                AND convert_from(receipt, 'UTF8') LIKE '%"verdict":"recalled"%'""") == 1);
        StoredRecord recalled = stored("P-1");
        assertThat(recalled.revision()).isEqualTo(2);
        assertThat(recalled.record().sensitivity()).isEqualTo(Sensitivity.SENSITIVE);
        assertThat(recalled.record().body().toString()).contains("REPAIR").contains("来源枢纽已撤回");
    }

    @Test
    void aPartnerThatWasAwayGetsEverythingOnceAndInOrder() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        b.stop();

        // When
        for (int i = 1; i <= 5; i++) {
            a.keep(a.credit("P-1", CreditType.PENALTY, "1", "第" + i + "次"));
        }
        Await.until("messages wait and the reason is known", () -> a.room.traffic().counts(b.hub, null).waiting() == 5
                && a.room.traffic().delivery(b.hub).map(status -> status.fault() != null).orElse(false));
        b.start();

        // Then
        Await.until("all are delivered", () -> a.room.traffic().counts(b.hub, null).waiting() == 0);
        StoredRecord there = stored("P-1");
        assertThat(there.revision()).isEqualTo(5);
        assertThat(there.record().body().toString()).contains("第5次");
    }

    @Test
    void whatWaitedLongerThanItsLifeIsSealedAnewAndArrives() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        b.stop();
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "久候"));
        Await.until("it waits", () -> a.room.traffic().counts(b.hub, null).waiting() == 1);

        // When
        a.clock.advance(Duration.ofDays(31));
        b.clock.advance(Duration.ofDays(31));
        b.start();

        // Then
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
    }

    @Test
    void aDayWithoutThePartnerFillsTheQueueToItsBoundAndThenAllArriveInOrder() {
        // Given
        a.mostWaiting = 20;
        a.restart();
        Side.introduce(a, b);
        UUID feed = b.subscribe(a);
        b.stop();
        keep(1, 30);
        Await.until("the queue is full", () -> a.room.traffic().counts(b.hub, null).waiting() >= 20);

        // When
        keep(31, 60);
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "最后"));
        Await.until("the feed is held", () -> FeedNotices.isHeld(a.room.feeds().named(feed)));
        long queued = a.count("SELECT count(*) FROM federation.outbox WHERE type = 'record'");
        a.clock.advance(Duration.ofDays(1));
        b.clock.advance(Duration.ofDays(1));
        b.start();

        // Then
        assertThat(queued).isBetween(20L, 30L);
        Await.until("all are at b", () -> b.records(AT_B) == 60 && stored("P-1").revision() == 2);
        assertThat(stored("P-1").record().body().toString()).contains("最后");
        assertThat(b.count("SELECT max(sequence) - count(*) FROM federation.inbox WHERE stream <> 'control'"))
                .isZero();
        Await.until("both know that it has gone on", () -> a.room.feeds().named(feed).note() == null
                && b.room.feeds().named(feed).note() == null);
        assertThat(b.count("SELECT count(*) FROM federation.inbox WHERE type = 'feed-notice'")).isEven().isPositive();
    }

    private void keep(int from, int to) {
        for (int i = from; i <= to; i++) {
            a.keep(a.credit("P-" + i, CreditType.PENALTY, String.valueOf(i), "第" + i + "件"));
        }
    }

    @Test
    void aDeadLetterIsTriedAgainAsTheRecordIsNow() {
        // Given
        Side.introduce(a, b);
        UUID feed = b.subscribe(a);
        b.sql.sql("UPDATE federation.feed SET state = 'ended'").update();
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"));
        Await.until("it was given up", () -> a.room.traffic().deadLetters(b.hub).size() == 1);
        UUID letter = a.room.traffic().deadLetters(b.hub).getFirst().messageId();

        // When
        b.sql.sql("UPDATE federation.feed SET state = 'active'").update();
        int made = a.room.letters().retry(letter, "administrator");

        // Then
        assertThat(made).isEqualTo(1);
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
        assertThat(a.room.traffic().deadLetters(b.hub)).isEmpty();
        assertCode(FederationError.LETTER_UNKNOWN, () -> a.room.letters().retry(letter, "administrator"));
        assertThat(a.room.feeds().named(feed).state()).isEqualTo(FeedState.ACTIVE);
    }

    @Test
    void aDeadLetterThatALaterMessageHasOvertakenIsNotSentAgain() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        b.sql.sql("UPDATE federation.feed SET state = 'ended'").update();
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "旧"));
        Await.until("it was given up", () -> a.room.traffic().deadLetters(b.hub).size() == 1);
        b.sql.sql("UPDATE federation.feed SET state = 'active'").update();
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "新"));
        Await.until("the later one is at b", () -> b.records(AT_B) == 1);

        // When
        int made = a.room.letters().retry(a.room.traffic().deadLetters(b.hub).getFirst().messageId(), "administrator");

        // Then
        assertThat(made).isZero();
        assertThat(a.room.traffic().deadLetters(b.hub)).isEmpty();
    }

    @Test
    void whatWasDeliveredLongAgoGoesAndTheLogSaysSo() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"));
        Await.until("it is delivered", () -> a.count("SELECT count(*) FROM federation.outbox WHERE type = 'record' "
                + "AND state = 'delivered'") == 1);

        // When
        a.clock.advance(Duration.ofDays(31));

        // Then
        Await.until("nothing old is left", () -> a.count("SELECT (SELECT count(*) FROM federation.outbox) "
                + "+ (SELECT count(*) FROM federation.sharing_decision)") == 0);
        assertThat(a.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"action\":\"prune\"%'")).isEqualTo(1);
        assertThat(a.count("SELECT count(*) FROM federation.shared")).isEqualTo(1);
    }

    @Test
    void aReplayBringsBackWhatTheReceiverLost() {
        // Given
        Side.introduce(a, b);
        UUID feed = b.subscribe(a);
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"), a.credit("P-2", CreditType.PENALTY, "2", "二"));
        Await.until("both are at b", () -> b.records(AT_B) == 2);

        // When
        int replayed = a.room.replay(feed, 2, "administrator");

        // Then
        assertThat(replayed).isEqualTo(1);
        Await.until("it has its receipt", () -> a.count("SELECT count(*) FROM federation.outbox WHERE sequence = 3 "
                + "AND stream <> 'control' AND convert_from(receipt, 'UTF8') LIKE '%\"verdict\":\"unchanged\"%'") == 1);
        assertThat(stored("P-2").revision()).isEqualTo(1);
    }

    @Test
    void aPartnerWithoutAHubFetchesTheSameSealedMessages() throws InterruptedException {
        // Given
        Side.introduce(a, b);
        FeedTerms push = a.terms(Set.of("credit"), Set.of());
        Feed feed = b.room.feeds().request(a.hub, new FeedTerms(push.kinds(), push.regions(), push.departments(),
                push.clearance(), push.leftOut(), push.purpose(), push.legalBasis(), FeedDelivery.PULL),
                "administrator");
        Await.until("the request has arrived", () -> !a.room.feeds().all().isEmpty());
        a.room.feeds().approve(feed.id(), "approver");
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"));
        Await.until("it waits", () -> a.count("SELECT count(*) FROM federation.outbox WHERE type = 'record'") == 1);

        // When, Then
        try (PartnerConnection connection = new PartnerConnection(
                b.room.partners().named(a.hub).trusted().document(), new HopSecurity(b.keys))) {
            var fetched = connection.fetch(feed.id().toString(), 0);
            assertThat(fetched).hasSize(1);
            assertThat(Message.read(fetched.getFirst().sealed().content()).header().sequence()).isEqualTo(1);
            assertThat(connection.fetch(feed.id().toString(), 1)).isEmpty();
        }
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE code = 'fetched'")).isEqualTo(1);
    }

    @Test
    void whoFetchesManyAtATimeGetsWholeRecordsTogetherAndEachIsBound() throws InterruptedException {
        // Given
        Side.introduce(a, b);
        FeedTerms push = a.terms(Set.of("credit"), Set.of());
        Feed feed = b.room.feeds().request(a.hub, new FeedTerms(push.kinds(), push.regions(), push.departments(),
                push.clearance(), push.leftOut(), push.purpose(), push.legalBasis(), FeedDelivery.PULL_TOGETHER),
                "administrator");
        Await.until("the request has arrived", () -> !a.room.feeds().all().isEmpty());
        a.room.feeds().approve(feed.id(), "approver");

        // When
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"), a.credit("P-2", CreditType.PENALTY, "2", "二"),
                a.credit("P-3", CreditType.PENALTY, "3", "三"));
        Await.until("they wait", () -> a.count("SELECT count(*) FROM federation.outbox WHERE records = 3") == 1);

        // Then
        TrustDocument provider = b.room.partners().named(a.hub).trusted().document();
        try (PartnerConnection connection = new PartnerConnection(provider, new HopSecurity(b.keys))) {
            Parcel first = connection.fetch(feed.id().toString(), 0).getFirst();
            Parcel again = connection.fetch(feed.id().toString(), 0).getFirst();
            Message message = new MessageOpener(b.clock).message(first.sealed(), provider.anchors());
            assertThat(first.records()).hasSize(3);
            PackingList.of(new Fields(message.body())).require(first.records());
            assertThat(again.sealed().content()).isEqualTo(first.sealed().content());
            assertThat(connection.fetch(feed.id().toString(), 1)).isEmpty();
        }
        assertThat(a.count("SELECT count(*) FROM federation.outbox WHERE code = 'fetched'")).isEqualTo(1);
    }

    @Test
    void aPausedFeedGoesOnWhereItStoppedAndTheOtherSideKnowsWhy() {
        // Given
        Side.introduce(a, b);
        UUID feed = b.subscribe(a);
        a.room.feeds().pause(feed, "系统维护", "administrator");
        Await.until("b knows", () -> "系统维护".equals(b.room.feeds().named(feed).note()));
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "暂停期间"));

        // When
        assertThatThrownBy(() -> b.room.feeds().resume(feed, "administrator")).isInstanceOf(FaultException.class)
                .hasMessageContaining(FederationError.FEED_WRONG_STEP.code());
        assertThat(b.records(AT_B)).isZero();
        a.room.feeds().resume(feed, "administrator");

        // Then
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
    }

    @Test
    void whileTheGateIsClosedNothingNewIsTakenAndTheSenderKnowsWhy() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        b.gate = () -> {
            throw new FaultException(SecurityError.TIME_STAMP_OVERDUE, "2026-01-01");
        };

        // When
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "一"));

        // Then
        Await.until("a knows the reason", () -> a.room.traffic().delivery(b.hub).map(Courier.Status::fault)
                .filter(fault -> fault.code() == FederationError.CLOSED_FOR_NOW
                        && fault.arguments().contains(SecurityError.TIME_STAMP_OVERDUE.code()))
                .isPresent());
        assertThat(b.records(AT_B)).isZero();
        assertThat(a.room.traffic().deadLetters(b.hub)).isEmpty();
        b.gate = IntakeGate.OPEN;
        a.clock.advance(Duration.ofMinutes(3));
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
    }

    @Test
    void aLogWithTheNameOfAnothersIsNotLetIn() {
        // Given
        TrustDocument document = b.room.own().current("security").document();
        List<String> stolen = NoteSigner.of("yijian.test/" + a.region, b.keys).verifiers().stream()
                .map(NoteVerifier::text).toList();
        SealedMessage sealed = TrustDocumentFile.seal(new TrustDocument(document.hub(), document.name(),
                document.region(), document.endpoint(), document.authority(), document.nationalAuthority(),
                document.messageCertificates(),
                document.tlsCertificates(), stolen, document.witnessKeys(), document.speaksFor(), 2,
                document.issued(), document.expires()), new MessageSealer(b.keys, b.clock));

        // When, Then
        assertCode(FederationError.LOG_NAME_TAKEN,
                () -> a.room.partners().propose(TrustDocumentFile.write(sealed), null, "security"));
    }

    @Test
    void aPartnerBecomesActiveOnlyByTwoPeopleWhoComparedTheCode() {
        // Given
        TrustDocumentFile.Read document = b.room.own().current("security");
        byte[] file = TrustDocumentFile.write(document.sealed());

        // When
        a.room.partners().propose(file, null, "security");

        // Then
        assertThat(a.stateOf(b)).isEqualTo(PartnerState.PROPOSED);
        assertCode(FederationError.CODE_DIFFERS, () -> a.room.partners().approve(b.hub, "00000", "security"));
        a.room.partners().approve(b.hub, document.code().text(), "security");
        assertThat(a.stateOf(b)).isEqualTo(PartnerState.APPROVED_ONCE);
        assertCode(FederationError.SAME_PERSON,
                () -> a.room.partners().approve(b.hub, document.code().text(), "security"));
        assertThat(a.stateOf(b)).isEqualTo(PartnerState.APPROVED_ONCE);
        a.room.partners().approve(b.hub, document.code().text(), "approver");
        assertThat(a.stateOf(b)).isEqualTo(PartnerState.ACTIVE);
        assertCode(FederationError.DOCUMENT_NOT_NEWER, () -> a.room.partners().propose(file, null, "security"));
        assertThat(a.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"type\":\"trust\"%'")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aSuspendedPartnerGetsAndBringsNothing() {
        // Given
        Side.introduce(a, b);
        b.subscribe(a);
        b.room.partners().suspend(a.hub, "核查中", "security");

        // When
        a.keep(a.credit("P-1", CreditType.PENALTY, "1", "暂停伙伴"));

        // Then
        Await.until("a learns that b closed the door", () -> a.room.traffic().delivery(b.hub)
                .map(status -> status.fault() != null && status.fault().code() == FederationError.NOT_KNOWN_THERE)
                .orElse(false));
        assertThat(b.records(AT_B)).isZero();
        assertCode(FederationError.SAME_PERSON, () -> b.room.partners().resume(a.hub, "security"));
        b.room.partners().resume(a.hub, "approver");
        Await.until("the record is at b", () -> b.records(AT_B) == 1);
    }

    private static void assertCode(FederationError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(FaultException.class).hasMessageContaining(code.code());
    }

    private StoredRecord stored(String key) {
        UUID id = DerivedId.of("record", AT_B, "credit", key);
        return b.ledger.reader().record(id, AccessScope.everything("test")).orElseThrow();
    }
}
