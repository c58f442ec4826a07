package org.yijian.routes.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.body.CreditType;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.kit.Await;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.StrictJson;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Verdict;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspDesk;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** New keys for old ones while records pass, and keys that count no more. */
@Timeout(180)
class KeyChangeIT {

    private static final int RECORDS = 60;
    private static final byte[] CONTENT = "内容".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private Side a;
    private Side b;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
        a.subscribe(b);
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

    @Test
    void keysChangeDuringTrafficAndNothingIsRefused() {
        // Given
        SigningKey before = b.keys.key(KeyPurpose.MESSAGE);
        byte[] old = new CmsSigner(before, b.clock).sign(CONTENT);

        // When
        for (int i = 0; i < RECORDS; i++) {
            if (i == RECORDS / 4) {
                b.room.rotation().begin(KeyPurpose.MESSAGE, "security");
            } else if (i == RECORDS / 2) {
                b.room.rotation().begin(KeyPurpose.TLS, "security");
            }
            b.keep(b.credit("P-" + i, CreditType.PENALTY, "渝民罚〔2026〕" + i + "号", "原文"));
        }
        awaitRotated(before, KeyPurpose.MESSAGE);
        Await.until("TLS too", () -> b.keys.next(KeyPurpose.TLS).isEmpty());
        b.keep(b.credit("P-last", CreditType.PENALTY, "渝民罚〔2026〕末号", "原文"));

        // Then
        Await.until("every record has arrived", () -> a.records("hub:510107/civil-affairs") == RECORDS + 1);
        assertThat(b.count("SELECT count(*) FROM federation.dead_letter")).isZero();
        assertThat(b.count("SELECT count(*) FROM federation.outbox WHERE state = 'refused'")).isZero();
        assertThat(a.count("SELECT count(*) FROM federation.inbox WHERE verdict = 'refused'")).isZero();
        TrustAnchors anchors = partner().anchors(a.clock.instant());
        assertThat(anchors.signers()).contains(before.certificate(), b.keys.key(KeyPurpose.MESSAGE).certificate());
        assertThat(new CmsVerifier().verify(CONTENT, old, anchors, a.clock.instant()))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(KeyRing.openOrCreate(folder.resolve("b/keys"), b.clock).key(KeyPurpose.MESSAGE).certificate())
                .isEqualTo(b.keys.key(KeyPurpose.MESSAGE).certificate());
    }

    @Test
    void theKeysOfLogAndWitnessChangeWithoutPeopleAtThePartner() {
        // Given
        List<String> before = partner().trusted().document().logKeys();
        List<String> witnesses = partner().trusted().document().witnessKeys();

        // When
        for (KeyPurpose purpose : List.of(KeyPurpose.LOG, KeyPurpose.LOG_SM2, KeyPurpose.WITNESS, KeyPurpose.TIME)) {
            SigningKey old = b.keys.key(purpose);
            b.room.rotation().begin(purpose, "security");
            awaitRotated(old, purpose);
        }

        // Then
        Await.until("the partner knows what ended", () -> partner().trusted().document().ended().size() == 3);
        TrustDocument known = partner().trusted().document();
        assertThat(partner().proposal()).isNull();
        assertThat(known.logKeys()).hasSize(4).containsAll(before);
        assertThat(known.witnessKeys()).hasSize(2).containsAll(witnesses);
        assertThat(known.handovers()).hasSize(3);
        assertThat(known.ended()).containsOnlyKeys(before.get(0), before.get(1), witnesses.getFirst());
    }

    @Test
    void aKeyForNotesIsNotInUseBeforeTheOverlapIsOver() throws IOException {
        // Given
        b.overlap = Duration.ofDays(2);
        b.restart();
        SigningKey old = b.keys.key(KeyPurpose.LOG);

        // When
        b.room.rotation().begin(KeyPurpose.LOG, "security");
        String next = NoteSigner.of("yijian.test/510107", b.keys).groups().getFirst().get(1).text();
        Await.until("the partner knows it", () -> partner().trusted().document().logKeys().contains(next));

        // Then
        assertThat(b.keys.key(KeyPurpose.LOG)).isEqualTo(old);
        Await.until("its receipt is there, before days pass on one side only",
                () -> b.count("SELECT count(*) FROM federation.outbox WHERE state = 'waiting'") == 0);
        b.clock.advance(Duration.ofDays(3));
        awaitRotated(old, KeyPurpose.LOG);
    }

    @Test
    void aRevokedCertificateCountsNoMoreAtThePartner() throws InterruptedException {
        // Given
        SigningKey lost = b.keys.key(KeyPurpose.MESSAGE);
        byte[] old = new CmsSigner(lost, b.clock).sign(CONTENT);
        String serial = lost.certificate().getSerialNumber().toString();
        assertThatThrownBy(() -> b.room.revocations().propose(serial, "泄露", "security"))
                .hasMessageContaining(FederationError.KEY_IN_USE.code());
        b.room.rotation().begin(KeyPurpose.MESSAGE, "security");
        awaitRotated(lost, KeyPurpose.MESSAGE);
        Instant beforeThat = a.clock.instant().minus(Duration.ofMinutes(1));

        // When
        b.room.revocations().propose(serial, "泄露", "security");
        assertThatThrownBy(() -> b.room.revocations().approve(serial, "security"))
                .hasMessageContaining(FederationError.SAME_PERSON.code());
        b.room.revocations().approve(serial, "approver");
        a.room.partnerRevocations().fetch(partner());

        // Then
        TrustAnchors anchors = partner().anchors(a.clock.instant());
        assertThat(new CmsVerifier().verify(CONTENT, old, anchors, a.clock.instant())).isInstanceOfSatisfying(
                Verdict.Invalid.class,
                invalid -> assertThat(invalid.fault().code()).isEqualTo(SecurityError.CERTIFICATE_REVOKED));
        assertThat(new CmsVerifier().verify(CONTENT, old, anchors, beforeThat)).isInstanceOf(Verdict.Valid.class);
        b.keep(b.credit("P-1", CreditType.PENALTY, "渝民罚〔2026〕1号", "原文"));
        Await.until("the new key counts", () -> a.records("hub:510107/civil-affairs") == 1);
    }

    @Test
    void aRevokedTlsCertificateOpensNoConnection() throws InterruptedException {
        // Given
        X509Certificate lost = b.keys.key(KeyPurpose.TLS).certificate();
        b.room.rotation().begin(KeyPurpose.TLS, "security");
        Await.until("the new key is in use", () -> !b.keys.key(KeyPurpose.TLS).certificate().equals(lost));
        assertThat(a.room.partners().showing(lost)).isPresent();

        // When
        b.room.revocations().propose(lost.getSerialNumber().toString(), "泄露", "security");
        b.room.revocations().approve(lost.getSerialNumber().toString(), "approver");
        a.room.partnerRevocations().fetch(partner());

        // Then
        assertThat(a.room.partners().showing(lost)).isEmpty();
        assertThat(a.room.partners().showing(b.keys.key(KeyPurpose.TLS).certificate())).isPresent();
    }

    @Test
    void anAnswerAboutACertificateStandsUntilItsTimeAndThenSaysThatItIsRevoked() throws InterruptedException {
        // Given
        X509Certificate lost = b.keys.key(KeyPurpose.TLS).certificate();
        awaitAnswers();
        b.room.rotation().begin(KeyPurpose.TLS, "security");
        Await.until("the new key is in use", () -> !b.keys.key(KeyPurpose.TLS).certificate().equals(lost));
        b.room.revocations().propose(lost.getSerialNumber().toString(), "泄露", "security");
        b.room.revocations().approve(lost.getSerialNumber().toString(), "approver");
        a.room.partnerRevocations().fetch(partner());
        assertThat(said(lost)).containsOnly(OcspAnswer.Status.GOOD);

        // When
        Instant before = a.clock.instant();
        a.clock.advance(OcspDesk.LIFE.plusSeconds(1));
        b.clock.advance(OcspDesk.LIFE.plusSeconds(1));
        a.room.partnerRevocations().fetch(partner());

        // Then
        assertThat(said(lost)).containsOnly(OcspAnswer.Status.REVOKED);
        assertThat(said(b.keys.key(KeyPurpose.TLS).certificate())).containsOnly(OcspAnswer.Status.GOOD);
        assertThat(partner().revocations().asOf()).isAfter(before);
        TrustAnchors byAnswers = partner().trusted().document().anchors().less(partner().revocations().answers());
        assertThat(byAnswers.revoked(lost, a.clock.instant())).isTrue();
    }

    @Test
    void answersThatCouldNotBeHadAtFirstAreAskedForAgainThoughTheListsAreThere() {
        // Given
        awaitAnswers();
        Await.until("the lists are there", () -> !partner().revocations().lists().isEmpty());

        // When
        a.sql.sql("DELETE FROM federation.certificate_answer").update();
        a.room.partners().refresh();

        // Then
        awaitAnswers();
    }

    private void awaitAnswers() {
        Await.until("what is known covers every certificate", () -> partner().trusted().document().tlsCertificates()
                .stream().allMatch(each -> partner().revocations().answered(each, a.clock.instant())));
    }

    private Set<OcspAnswer.Status> said(X509Certificate certificate) {
        Set<OcspAnswer.Status> said = EnumSet.noneOf(OcspAnswer.Status.class);
        partner().revocations().answers().forEach(each -> said.add(each.status(certificate)));
        said.remove(OcspAnswer.Status.UNKNOWN);
        return said;
    }

    @Test
    void whatIsKnownOfRevocationsGetsTooOldAndIsFetchedAgain() {
        // Given
        b.stop();

        // When
        a.clock.advance(Duration.ofHours(25));
        Partner stale = partner();

        // Then
        assertThat(a.room.partnerRevocations().ageing()).extracting(Partner::hub).containsExactly(b.hub);
        assertThatThrownBy(() -> stale.anchors(a.clock.instant())).isInstanceOfSatisfying(FaultException.class,
                fault -> assertThat(fault.fault().code()).isEqualTo(SecurityError.REVOCATION_UNKNOWN));

        // When
        b.clock.advance(Duration.ofHours(25));
        b.start();
        b.keep(b.credit("P-1", CreditType.PENALTY, "渝民罚〔2026〕1号", "原文"));

        // Then
        Await.until("the record has arrived", () -> a.records("hub:510107/civil-affairs") == 1);
        assertThat(List.of(b.count("SELECT count(*) FROM federation.dead_letter"))).containsExactly(0L);
    }

    @Test
    void aPartnerWithoutAHubBringsItsListsItselfAndNeverAnOlderOne() throws Exception {
        // Given
        TrustDocument provider = b.room.partners().named(a.hub).trusted().document();
        byte[] first = lists(b);
        b.stop();
        a.clock.advance(Duration.ofHours(25));
        b.clock.advance(Duration.ofHours(25));
        Partner stale = partner();
        assertThatThrownBy(() -> stale.anchors(a.clock.instant())).isInstanceOf(FaultException.class);

        try (PartnerConnection connection = new PartnerConnection(provider, new HopSecurity(b.keys))) {
            // When
            byte[] later = lists(b);
            String answer = bring(connection, later);

            // Then
            Partner known = partner();
            assertThat(known.anchors(a.clock.instant()).signers()).isNotEmpty();
            assertThat(answer).contains("\"until\":\"" + known.refuseAt() + "\"");
            assertThat(bring(connection, later)).isEqualTo(answer);
            assertThat(bring(connection, first)).contains(FederationError.REVOCATIONS_NOT_NEWER.code());
            assertThat(bring(connection, lists(a))).contains(SecurityError.REVOCATION_LIST_BAD.code());
            assertThat(bring(connection, "{".getBytes(StandardCharsets.UTF_8)))
                    .contains(SecurityError.MESSAGE_MALFORMED.code());
            b.clock.advance(Duration.ofMinutes(6));
            assertThat(bring(connection, lists(b))).contains(FederationError.REVOCATIONS_NOT_NEWER.code());
            assertThat(partner().revocations().asOf()).isEqualTo(known.revocations().asOf());
        }
    }

    /** What a program of the partner would sign with its authority's key. */
    private static byte[] lists(Side side) {
        ObjectNode json = StrictJson.object();
        side.keys.revocationLists(List.of(), side.clock)
                .forEach((name, list) -> json.put(name, Base64.getEncoder().encodeToString(list)));
        return StrictJson.write(json);
    }

    private String bring(PartnerConnection connection, byte[] lists) throws IOException, InterruptedException {
        return connection.http().send(HttpRequest
                .newBuilder(URI.create("https://127.0.0.1:" + a.port + "/federation/revocations"))
                .POST(BodyPublishers.ofByteArray(lists)).build(), BodyHandlers.ofString()).body();
    }

    private void awaitRotated(SigningKey before, KeyPurpose purpose) {
        Await.until("the new key is in use",
                () -> !b.keys.key(purpose).certificate().equals(before.certificate()));
    }

    private Partner partner() {
        return a.room.partners().named(b.hub);
    }
}
