package org.yijian.security.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedSendersTest {

    private final CertificateAuthority authority = CertificateAuthority.create("Agency", KeyAlgorithm.SM2,
            Clock.systemUTC());

    @TempDir
    Path folder;

    @Test
    void aSourceWithAnAuthorityTrustsAllItsSigners() throws Exception {
        // Given
        CertificateFile.write(folder.resolve("insurance/ca.pem"), List.of(authority.certificate()));

        // When
        TrustAnchors anchors = TrustedSenders.in(folder).anchors("insurance");

        // Then
        assertThat(anchors).isEqualTo(TrustAnchors.of(authority.certificate()));
    }

    @Test
    void aSourceWithSignersTrustsOnlyThem() throws Exception {
        // Given
        SigningKey signer = authority.issue("Signer", KeyAlgorithm.SM2, CertificateProfile.MESSAGE);
        CertificateFile.write(folder.resolve("insurance/ca.pem"), List.of(authority.certificate()));
        CertificateFile.write(folder.resolve("insurance/signer.pem"), List.of(signer.certificate()));

        // When
        TrustAnchors anchors = TrustedSenders.in(folder).anchors("insurance");

        // Then
        assertThat(anchors.admits(signer.certificate())).isTrue();
        assertThat(anchors.admits(authority.certificate())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "police", "", "../insurance", "insurance/", ".", "Insurance" })
    void nobodyIsTrustedForASourceWithoutAFolderOrWithAnImpossibleName(String source) throws Exception {
        // Given
        CertificateFile.write(folder.resolve("insurance/ca.pem"), List.of(authority.certificate()));

        // When
        TrustAnchors anchors = TrustedSenders.in(folder).anchors(source);

        // Then
        assertThat(anchors).isEqualTo(TrustAnchors.nobody());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "not a certificate",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" })
    void aBrokenFileIsAnErrorAndNotNobody(String content) throws Exception {
        // Given
        Files.createDirectories(folder.resolve("insurance"));
        Files.writeString(folder.resolve("insurance/ca.pem"), content);

        // When, Then
        assertThatThrownBy(() -> TrustedSenders.in(folder).anchors("insurance")).isInstanceOfSatisfying(
                FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(SecurityError.TRUST_UNREADABLE));
    }
}
