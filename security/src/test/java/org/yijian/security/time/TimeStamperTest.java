package org.yijian.security.time;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeStamperTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] CONTENT = "yijian.example/log\n5\nAAAA\n".getBytes(StandardCharsets.UTF_8);

    private final CertificateAuthority root = CertificateAuthority.create("Time test", KeyAlgorithm.ECDSA_P256, CLOCK);
    private final SigningKey key = root.issue("time", KeyAlgorithm.ECDSA_P256, CertificateProfile.TIME);
    private final TimeStampVerifier verifier = new TimeStampVerifier(TrustAnchors.of(root.certificate()));
    private final TimeStampAuthority authority = new TimeStampAuthority(key, CLOCK);

    private static TimeStamp stamp(TimeStampSource source, TimeStampVerifier verifier)
            throws IOException, InterruptedException {
        return new TimeStamper(source, verifier, CLOCK).stamp(CONTENT);
    }

    private static void refused(TimeStampSource source, TimeStampVerifier verifier) {
        assertThatThrownBy(() -> stamp(source, verifier)).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.TIME_STAMP_BAD));
    }

    @Test
    void contentIsStampedWithTheTimeOfTheAuthority() throws Exception {
        // When
        TimeStamp stamp = stamp(authority, verifier);

        // Then
        assertThat(stamp.time()).isEqualTo(NOW);
        assertThat(verifier.verify(stamp.response(), CONTENT).time()).isEqualTo(NOW);
    }

    @Test
    void aStampOverSomethingElseIsRefused() throws Exception {
        // Given
        byte[] response = stamp(authority, verifier).response();

        // When, Then
        assertThatThrownBy(() -> verifier.verify(response, new byte[]{ 1 })).isInstanceOf(FaultException.class);
        refused(request -> response.clone(), new TimeStampVerifier(TrustAnchors.nobody()));
    }

    @Test
    void theAnswerToAnotherRequestIsRefused() throws Exception {
        // Given
        byte[] earlier = stamp(authority, verifier).response();

        // When, Then
        refused(request -> earlier, verifier);
    }

    @Test
    void aStrangersStampIsRefused() {
        // Given
        CertificateAuthority other = CertificateAuthority.create("Stranger", KeyAlgorithm.ECDSA_P256, CLOCK);

        // When, Then
        refused(new TimeStampAuthority(other.issue("time", KeyAlgorithm.ECDSA_P256, CertificateProfile.TIME), CLOCK),
                verifier);
        refused(authority, new TimeStampVerifier(TrustAnchors.nobody()));
    }

    @Test
    void aCertificateForSomethingElseDoesNotStamp() {
        for (CertificateProfile profile : new CertificateProfile[]{ CertificateProfile.MESSAGE, CertificateProfile.LOG,
                CertificateProfile.TLS }) {
            // Given
            SigningKey wrong = root.issue("wrong", KeyAlgorithm.ECDSA_P256, profile);

            // When, Then
            assertThatThrownBy(() -> stamp(new TimeStampAuthority(wrong, CLOCK), verifier))
                    .isInstanceOfAny(FaultException.class, IOException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void aCertificateThatHadRunOutDoesNotStamp() {
        // Given
        SigningKey old = root.issue("old", KeyAlgorithm.ECDSA_P256, CertificateProfile.TIME,
                NOW.minus(Duration.ofDays(10)), NOW.minus(Duration.ofDays(1)));

        // When, Then
        refused(new TimeStampAuthority(old, CLOCK), verifier);
    }

    @Test
    void anAuthorityWhoseClockIsFarOffIsRefused() {
        // Given
        Clock fast = Clock.fixed(NOW.plus(Duration.ofMinutes(11)), ZoneOffset.UTC);

        // When, Then
        refused(new TimeStampAuthority(key, fast), verifier);
    }

    @Test
    void anAuthorityThatIsAwayIsAnError() {
        assertThatThrownBy(() -> stamp(request -> {
            throw new IOException("away");
        }, verifier)).isInstanceOf(IOException.class);
    }

    @Test
    void noChangedBitAndNoNonsenseIsTakenForAStamp() throws Exception {
        // Given
        byte[] response = stamp(authority, verifier).response();
        Random random = new Random(7);
        int harmless = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = response.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));

            // When, Then
            harmless += accepted(changed) ? 1 : 0;
            assertThat(accepted(Arrays.copyOf(response, random.nextInt(response.length)))).isFalse();
        }
        // certificates that are not needed travel unsigned
        assertThat(harmless).isLessThan(200);
        assertThat(accepted(new byte[0])).isFalse();
        assertThat(accepted(new byte[TimeStampVerifier.MAX_BYTES + 1])).isFalse();
    }

    private boolean accepted(byte[] response) {
        try {
            return verifier.verify(response, CONTENT).time().equals(NOW);
        } catch (FaultException e) {
            return false;
        }
    }

    @Test
    void openSslAgrees(@TempDir Path folder) throws Exception {
        // Given
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        Files.write(folder.resolve("text"), CONTENT);
        Files.write(folder.resolve("tsr"), stamp(authority, verifier).response());
        Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(root.certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n");

        // When
        Process process = new ProcessBuilder("openssl", "ts", "-verify", "-data", "text", "-in", "tsr", "-CAfile",
                "ca.pem", "-attime", Long.toString(NOW.getEpochSecond())).directory(folder.toFile())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("Verification: OK");
    }
}
