package org.yijian.security.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.security.seal.Signers.CLOCK;
import static org.yijian.security.seal.Signers.NOW;

class SenderEnvelopeTest {

    private static final byte[] PLAINTEXT = "{\"结算\":1}".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Signers agency = Signers.under(KeyAlgorithm.SM2);
    private final SigningKey hub = Signers.under(KeyAlgorithm.SM2).with(CertificateProfile.ENCRYPTION);
    private final SenderEnvelope envelopes = new SenderEnvelope(hub);

    @Test
    void anEnvelopeOpensToWhatTheSenderSigned() throws Exception {
        // Given
        byte[] envelope = wrap(agency.message(), NOW);

        // When
        OpenedEnvelope opened = open(envelope);

        // Then
        assertThat(opened).isInstanceOfSatisfying(OpenedEnvelope.Accepted.class, accepted -> {
            assertThat(accepted.plaintext()).isEqualTo(PLAINTEXT);
            assertThat(accepted.header().appId()).isEqualTo("ybj-500106");
            assertThat(accepted.header().made()).isEqualTo(NOW);
            assertThat(accepted.seal().attestation()).isEqualTo(Seal.Attestation.SENDER);
            assertThat(new CmsVerifier().verify(PLAINTEXT, accepted.seal().cms(), agency.anchors(), NOW))
                    .isInstanceOf(Verdict.Valid.class);
        });
    }

    @Test
    void anEnvelopeThatWaitedInAQueueIsTaken() throws Exception {
        // Given
        byte[] envelope = wrap(agency.message(), NOW.minus(Duration.ofDays(40)));

        // When, Then
        assertThat(open(envelope)).isInstanceOf(OpenedEnvelope.Accepted.class);
    }

    @Test
    void aClockThatIsAlittleFastIsForgivenAndOneThatIsMuchTooFastIsNot() throws Exception {
        // Given
        byte[] little = wrap(agency.message(), NOW.plus(Duration.ofMinutes(9)));
        byte[] much = wrap(agency.message(), NOW.plus(Duration.ofMinutes(11)));

        // When, Then
        assertThat(open(little)).isInstanceOf(OpenedEnvelope.Accepted.class);
        assertThat(code(open(much))).isEqualTo(SecurityError.ENVELOPE_FROM_THE_FUTURE);
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        assertThat(code(open(wrap(agency.expired(), NOW)))).isEqualTo(SecurityError.CERTIFICATE_EXPIRED);
    }

    @Test
    void anUnknownSenderIsRefused() throws Exception {
        // Given
        SigningKey stranger = Signers.under(KeyAlgorithm.SM2).message();

        // When, Then
        assertThat(code(open(wrap(stranger, NOW)))).isEqualTo(SecurityError.SIGNER_UNKNOWN);
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() throws Exception {
        // Given
        byte[] other = new CmsSigner(agency.message(), CLOCK).sign(new byte[]{ 1 });
        byte[] envelope = with("signData", Base64.getEncoder().encodeToString(other));

        // When, Then
        assertThat(code(open(envelope))).isEqualTo(SecurityError.SIGNATURE_BAD);
    }

    @Test
    void aSignatureByEcdsaUnderTheNameOfSm2IsRefused() throws Exception {
        // Given
        Signers ecdsa = Signers.under(KeyAlgorithm.ECDSA_P256);
        byte[] envelope = wrap(ecdsa.message(), NOW);

        // When
        OpenedEnvelope opened = envelopes.open(new ByteArrayInputStream(envelope), ecdsa.anchors(), NOW);

        // Then
        assertThat(code(opened)).isEqualTo(SecurityError.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void anEnvelopeForAnotherHubIsRefused() throws Exception {
        // Given
        SigningKey other = Signers.under(KeyAlgorithm.SM2).with(CertificateProfile.ENCRYPTION);
        byte[] envelope = SenderEnvelope.wrap(PLAINTEXT, "ybj-500106", NOW,
                new CmsSigner(agency.message(), CLOCK), other.certificate().getPublicKey());

        // When, Then
        assertThat(code(open(envelope))).isEqualTo(SecurityError.ENVELOPE_NOT_OPENED);
    }

    @Test
    void aHeaderPutOnAnothersDataIsRefused() throws Exception {
        assertThat(code(open(with("appId", "someone-else")))).isEqualTo(SecurityError.ENVELOPE_NOT_OPENED);
        assertThat(code(open(with("nonce", "0123456789abcdef")))).isEqualTo(SecurityError.ENVELOPE_NOT_OPENED);
        assertThat(code(open(with("timestamp", "2026-11-21T16:00:00.001+08:00"))))
                .isEqualTo(SecurityError.ENVELOPE_NOT_OPENED);
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws Exception {
        // Given
        String json = new String(wrap(agency.message(), NOW), StandardCharsets.UTF_8);
        byte[] twice = json.replaceFirst("\\{", "{\"appId\":\"evil\",").getBytes(StandardCharsets.UTF_8);

        // When, Then
        assertThat(code(open(twice))).isEqualTo(SecurityError.ENVELOPE_DUPLICATE_KEY);
    }

    @Test
    void anEnvelopeOverTheLimitIsRefusedAndNotReadOn() throws Exception {
        // Given
        SenderEnvelope small = new SenderEnvelope(hub, 1000);
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1 << 20]);

        // When
        OpenedEnvelope opened = small.open(endless, agency.anchors(), NOW);

        // Then
        assertThat(code(opened)).isEqualTo(SecurityError.ENVELOPE_TOO_LARGE);
        assertThat(endless.available()).isEqualTo((1 << 20) - 1001);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{}", "null", "{\"version\":\"1.0\"}", "{\"version\":1}", "{\"other\":\"x\"}",
            "{\"version\":{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}}", "{\"version\":\"1.0\"" })
    void whatIsNoEnvelopeIsRefused(String json) throws Exception {
        assertThat(code(open(json.getBytes(StandardCharsets.UTF_8)))).isEqualTo(SecurityError.ENVELOPE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "version", "appId", "timestamp", "nonce", "encType", "signType" })
    void aFieldWithAnImpossibleValueIsRefused(String field) throws Exception {
        assertThat(code(open(with(field, "\n?")))).isEqualTo(SecurityError.ENVELOPE_MALFORMED);
    }

    @Test
    void randomChangesAreRefusedAndNothingElseIsThrown() throws Exception {
        // Given
        Random random = new Random(5);
        byte[] good = wrap(agency.message(), NOW);

        for (int round = 0; round < 500; round++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));

            // When
            OpenedEnvelope opened = open(bytes);

            // Then
            if (opened instanceof OpenedEnvelope.Accepted accepted) {
                assertThat(accepted.plaintext()).as("round %d", round).isEqualTo(PLAINTEXT);
            }
        }
        assertThat(open(Arrays.copyOf(good, good.length / 2))).isInstanceOf(OpenedEnvelope.Refused.class);
    }

    private byte[] wrap(SigningKey signer, Instant made) {
        return SenderEnvelope.wrap(PLAINTEXT, "ybj-500106", made, new CmsSigner(signer, CLOCK),
                hub.certificate().getPublicKey());
    }

    private byte[] with(String field, String value) {
        ObjectNode node = (ObjectNode) JSON.readTree(wrap(agency.message(), NOW));
        return JSON.writeValueAsBytes(node.put(field, value));
    }

    private OpenedEnvelope open(byte[] envelope) throws IOException {
        return envelopes.open(new ByteArrayInputStream(envelope), agency.anchors(), NOW);
    }

    private static ErrorCode code(OpenedEnvelope opened) {
        assertThat(opened).isInstanceOf(OpenedEnvelope.Refused.class);
        return ((OpenedEnvelope.Refused) opened).fault().code();
    }
}
