package org.yijian.security.seal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.security.seal.Signers.CLOCK;
import static org.yijian.security.seal.Signers.NOW;

class CmsVerifierTest {

    private static final byte[] CONTENT = "检查记录 inspection 7".getBytes(StandardCharsets.UTF_8);

    private final CmsVerifier verifier = new CmsVerifier();
    private final Signers signers = Signers.under(KeyAlgorithm.ECDSA_P256);

    @ParameterizedTest
    @EnumSource(names = { "ECDSA_P256", "SM2" })
    void aSealIsValidAndTellsWhoSignedAndWhen(KeyAlgorithm algorithm) {
        // Given
        Signers both = Signers.under(algorithm);
        SigningKey key = both.message();
        byte[] cms = new CmsSigner(key, CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, both.anchors(), NOW);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Valid(key.certificate(), algorithm, NOW));
    }

    @ParameterizedTest
    @EnumSource(names = { "ECDSA_P256", "SM2" })
    void changedContentIsRefused(KeyAlgorithm algorithm) {
        // Given
        Signers both = Signers.under(algorithm);
        byte[] cms = new CmsSigner(both.message(), CLOCK).sign(CONTENT);
        byte[] changed = CONTENT.clone();
        changed[0] ^= 1;

        // When
        Verdict verdict = verifier.verify(changed, cms, both.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.SIGNATURE_BAD);
    }

    /** Some bytes of a CMS are under no signature (its version, say); none of them can change what the seal says. */
    @Test
    void noFlippedByteChangesWhatASealSays() {
        // Given
        byte[] cms = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);
        Verdict untouched = verifier.verify(CONTENT, cms, signers.anchors(), NOW);
        int refused = 0;

        for (int position = 0; position < cms.length; position++) {
            byte[] changed = cms.clone();
            changed[position] ^= 1;

            // When
            Verdict verdict = verifier.verify(CONTENT, changed, signers.anchors(), NOW);

            // Then
            if (verdict instanceof Verdict.Invalid) {
                refused++;
            } else {
                assertThat(verdict).as("byte %d", position).isEqualTo(untouched);
            }
        }
        assertThat(refused).isGreaterThan(cms.length * 9 / 10);
    }

    @Test
    void anExpiredCertificateIsRefused() {
        // Given
        byte[] cms = new CmsSigner(signers.expired(), CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CERTIFICATE_EXPIRED);
    }

    @Test
    void aMessageReceivedWhileTheCertificateWasValidStaysValid() {
        // Given
        SigningKey key = signers.authority().issue("Short", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE, NOW,
                NOW.plus(Duration.ofDays(2)));
        byte[] cms = new CmsSigner(key, CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, signers.anchors(), NOW.plus(Duration.ofDays(1)));

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefused() {
        // Given
        byte[] cms = new CmsSigner(signers.notYetValid(), CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CERTIFICATE_NOT_YET_VALID);
    }

    @Test
    void anExpiredAuthorityIsRefused() {
        // Given
        Instant later = NOW.plus(Duration.ofDays(4000));
        SigningKey outlives = signers.authority().issue("Outlives its authority", KeyAlgorithm.ECDSA_P256,
                CertificateProfile.MESSAGE, NOW, NOW.plus(Duration.ofDays(5000)));
        byte[] cms = new CmsSigner(outlives, CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, signers.anchors(), later);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CERTIFICATE_EXPIRED);
    }

    @Test
    void aStrangerWithTheSameNameIsUnknownEvenWhenExpired() {
        // Given
        Signers strangers = Signers.under(KeyAlgorithm.ECDSA_P256);
        byte[] valid = new CmsSigner(strangers.message(), CLOCK).sign(CONTENT);
        byte[] expired = new CmsSigner(strangers.expired(), CLOCK).sign(CONTENT);

        // When
        Verdict first = verifier.verify(CONTENT, valid, signers.anchors(), NOW);
        Verdict second = verifier.verify(CONTENT, expired, signers.anchors(), NOW);

        // Then
        assertThat(code(first)).isEqualTo(SecurityError.SIGNER_UNKNOWN);
        assertThat(code(second)).isEqualTo(SecurityError.SIGNER_UNKNOWN);
    }

    @Test
    void nobodyIsTrustedWithoutAnchors() {
        // Given
        byte[] cms = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, TrustAnchors.nobody(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.SIGNER_UNKNOWN);
    }

    @Test
    void aSignerWhoIsNotOnTheListIsUnknown() {
        // Given
        SigningKey listed = signers.message();
        TrustAnchors trusted = new TrustAnchors(List.of(signers.authority().certificate()),
                List.of(listed.certificate()));
        byte[] byListed = new CmsSigner(listed, CLOCK).sign(CONTENT);
        byte[] byOther = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);

        // When
        Verdict first = verifier.verify(CONTENT, byListed, trusted, NOW);
        Verdict second = verifier.verify(CONTENT, byOther, trusted, NOW);

        // Then
        assertThat(first).isInstanceOf(Verdict.Valid.class);
        assertThat(code(second)).isEqualTo(SecurityError.SIGNER_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MESSAGE")
    void aCertificateForSomethingElseIsRefused(CertificateProfile profile) {
        // Given
        SigningKey key = profile == CertificateProfile.AUTHORITY
                ? signers.authority().key()
                : signers.with(profile);
        byte[] cms = new CmsSigner(key, CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, cms, signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.WRONG_PURPOSE);
    }

    @Test
    void aSealWithTheContentInsideIsRefused() throws Exception {
        // Given
        byte[] detached = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);
        CMSSignedData parsed = parsed(detached);
        CMSSignedDataGenerator again = new CMSSignedDataGenerator();
        again.addSigners(parsed.getSignerInfos());
        again.addCertificates(parsed.getCertificates());
        byte[] inside = again.generate(new CMSProcessableByteArray(CONTENT), true).getEncoded();

        // When
        Verdict verdict = verifier.verify(CONTENT, inside, signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CMS_MALFORMED);
    }

    @Test
    void twoSignersInOneSealAreRefused() throws Exception {
        // Given
        CMSSignedData first = parsed(new CmsSigner(signers.message(), CLOCK).sign(CONTENT));
        CMSSignedData second = parsed(new CmsSigner(signers.message(), CLOCK).sign(CONTENT));
        CMSSignedDataGenerator both = new CMSSignedDataGenerator();
        both.addSigners(first.getSignerInfos());
        both.addSigners(second.getSignerInfos());
        both.addCertificates(first.getCertificates());
        both.addCertificates(second.getCertificates());

        // When
        Verdict verdict = verifier.verify(CONTENT,
                both.generate(new CMSProcessableByteArray(CONTENT), false).getEncoded(), signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CMS_MALFORMED);
    }

    @Test
    void bytesAfterTheSealAreRefused() {
        // Given
        byte[] cms = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);

        // When
        Verdict verdict = verifier.verify(CONTENT, Arrays.copyOf(cms, cms.length + 1), signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CMS_MALFORMED);
    }

    @Test
    void aSealThatIsTooLargeIsNotEvenParsed() {
        // Given
        byte[] huge = new byte[CmsVerifier.MAX_CMS_BYTES + 1];

        // When
        Verdict verdict = verifier.verify(CONTENT, huge, signers.anchors(), NOW);

        // Then
        assertThat(code(verdict)).isEqualTo(SecurityError.CMS_MALFORMED);
    }

    private static CMSSignedData parsed(byte[] cms) throws Exception {
        try (ASN1InputStream in = new ASN1InputStream(cms)) {
            return new CMSSignedData(new CMSProcessableByteArray(CONTENT),
                    ContentInfo.getInstance(in.readObject()));
        }
    }

    private static ErrorCode code(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) verdict).fault().code();
    }
}
