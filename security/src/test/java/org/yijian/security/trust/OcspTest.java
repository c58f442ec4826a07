package org.yijian.security.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OcspTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final KeyRing keys;
    private final OcspDesk desk;
    private final X509Certificate message;
    private final X509Certificate authority;

    OcspTest(@TempDir Path folder) {
        this.keys = KeyRing.openOrCreate(folder.resolve("keys"), clock);
        this.desk = new OcspDesk(keys, clock);
        this.message = keys.key(KeyPurpose.MESSAGE).certificate();
        this.authority = keys.key(KeyPurpose.MESSAGE).authority();
    }

    @ParameterizedTest
    @EnumSource(value = KeyPurpose.class)
    void everyCertificateInUseIsGood(KeyPurpose purpose) {
        // Given
        X509Certificate certificate = keys.key(purpose).certificate();
        OcspQuestion question = new OcspQuestion(certificate, keys.key(purpose).authority());
        // When
        OcspAnswer answer = question.accept(desk.answer(question.encoded(), List.of()), clock.instant());
        // Then
        assertThat(answer.status(certificate)).isEqualTo(OcspAnswer.Status.GOOD);
        assertThat(answer.revokedAt(certificate)).isEmpty();
        assertThat(answer.national()).isEqualTo(purpose.national());
        assertThat(answer.nextUpdate()).isEqualTo(clock.instant().plus(OcspDesk.LIFE));
    }

    @Test
    void aRevokedCertificateCountsNoMore() {
        // Given
        Instant then = clock.instant().minusSeconds(60);
        OcspQuestion question = new OcspQuestion(message, authority);
        // When
        OcspAnswer answer = question.accept(desk.answer(question.encoded(), revoked(message, then)), clock.instant());
        // Then
        assertThat(answer.status(message)).isEqualTo(OcspAnswer.Status.REVOKED);
        TrustAnchors anchors = TrustAnchors.of(authority).less(List.of(answer));
        assertThat(anchors.revoked(message, clock.instant())).isTrue();
        assertThat(anchors.revoked(message, then.minusSeconds(1))).isFalse();
    }

    @Test
    void ofACertificateThatItNeverIssuedNothingIsSaid() {
        // Given
        X509Certificate stranger = keys.authority(false, clock)
                .issue("Not of the folder", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE).certificate();
        OcspQuestion question = new OcspQuestion(stranger, authority);
        // When, Then
        refused(question, desk.answer(question.encoded(), List.of()), clock.instant(), "unknown");
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        // Given
        byte[] earlier = desk.answer(new OcspQuestion(message, authority).encoded(), List.of());
        byte[] unasked = desk.statements(List.of()).getOrDefault("authority", new byte[0]);
        X509Certificate other = keys.key(KeyPurpose.TLS).certificate();
        OcspQuestion question = new OcspQuestion(message, authority);
        // When, Then
        refused(question, earlier, clock.instant(), "nonce");
        refused(question, unasked, clock.instant(), "nonce");
        refused(question, desk.answer(new OcspQuestion(other, authority).encoded(), List.of()), clock.instant(),
                "nonce");
    }

    @Test
    void anAnswerStandsUntilItsNextUpdate() {
        // Given
        OcspQuestion question = new OcspQuestion(message, authority);
        byte[] answer = desk.answer(question.encoded(), List.of());
        Duration clocks = Duration.ofMinutes(5).plusSeconds(1);
        // When, Then
        refused(question, answer, clock.instant().plus(OcspDesk.LIFE).plus(clocks), "2026");
        refused(question, answer, clock.instant().minus(clocks), "2026");
    }

    @Test
    void onlyWhomTheAuthorityLetsAnswerMayAnswer() {
        // Given
        OcspQuestion question = new OcspQuestion(message, authority);
        CertificateAuthority namesake = CertificateAuthority.create("Yijian hub authority", KeyAlgorithm.ECDSA_P256,
                clock);
        OcspResponder impostor = new OcspResponder(() -> namesake, OcspDesk.LIFE, clock);
        // When, Then
        refused(question, impostor.answer(question.encoded(), new OcspResponder.Knowledge(List.of(message), List.of())),
                clock.instant(), "");
    }

    @Test
    void whatIsNoQuestionIsAnsweredAsSuch() throws IOException {
        // Given
        byte[] good = new OcspQuestion(message, authority).encoded();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            }
            // When
            OCSPResp answer = new OCSPResp(desk.answer(bad, List.of()));
            // Then
            assertThat(answer.getStatus()).isIn(OCSPResp.SUCCESSFUL, OCSPResp.MALFORMED_REQUEST);
        }
        assertThat(new OCSPResp(desk.answer(new byte[OcspQuestion.MAX_BYTES + 1], List.of())).getStatus())
                .isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @Test
    void whatIsNoAnswerIsRefusedWhateverTheBytesAre() {
        // Given
        OcspQuestion question = new OcspQuestion(message, authority);
        byte[] good = desk.answer(question.encoded(), List.of());
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            if (bad.length > 0 && i % 3 != 0) {
                // outside the responder's certificate, of which only its own signature protects every bit
                bad[random.nextInt(good.length / 3)] ^= (byte) (1 + random.nextInt(255));
            }
            // When, Then
            refused(question, bad, clock.instant(), "");
        }
        refused(question, new byte[OcspAnswer.MAX_BYTES + 1], clock.instant(), "size");
        refused(question, desk.answer(new byte[]{ 0x30, 0 }, List.of()), clock.instant(), "status");
    }

    @Test
    void unaskedItSpeaksOfAllThatSignMessagesAlsoOfThoseBefore() {
        // Given
        keys.announce(KeyPurpose.MESSAGE, clock);
        keys.activate(KeyPurpose.MESSAGE, clock);
        X509Certificate now = keys.key(KeyPurpose.MESSAGE).certificate();
        // When
        OcspAnswer answer = OcspAnswer.read(desk.statements(revoked(message, clock.instant()))
                .getOrDefault("authority", new byte[0]), authority);
        // Then
        assertThat(answer.status(message)).isEqualTo(OcspAnswer.Status.REVOKED);
        assertThat(answer.status(now)).isEqualTo(OcspAnswer.Status.GOOD);
        assertThat(answer.status(keys.key(KeyPurpose.MESSAGE_SM2).certificate()))
                .isEqualTo(OcspAnswer.Status.UNKNOWN);
    }

    private static List<RevokedCertificate> revoked(X509Certificate certificate, Instant at) {
        BigInteger serial = certificate.getSerialNumber();
        return List.of(new RevokedCertificate(serial, false, at));
    }

    private static void refused(OcspQuestion question, byte[] answer, Instant now, String why) {
        assertThatThrownBy(() -> question.accept(answer, now)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault().code()).isEqualTo(SecurityError.OCSP_ANSWER_BAD);
            assertThat(e.getMessage()).contains(why);
        });
    }
}
