package org.yijian.routes.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.connectors.Envelope;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.kit.LineConnector;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import org.yijian.security.seal.SenderEnvelope;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustedSenders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SenderEnvelopesTest {

    private static final byte[] CONTENT = "a,1\nb,2".getBytes(UTF_8);

    @TempDir
    private Path home;
    private KeyRing agency;
    private KeyRing hub;
    private SenderEnvelopes envelopes;

    @BeforeEach
    void open() {
        agency = KeyRing.openOrCreate(home.resolve("agency"), Clock.systemUTC());
        hub = KeyRing.openOrCreate(home.resolve("hub"), Clock.systemUTC());
        envelopes = new SenderEnvelopes(new SenderEnvelope(hub.key(KeyPurpose.ENCRYPTION_SM2)),
                TrustedSenders.in(home.resolve("trust")));
    }

    @Test
    void theSendersSealIsKeptWhenItHolds() throws IOException {
        // Given
        trust(agency);

        // When
        try (Opened opened = open(wrapped(agency))) {
            // Then
            assertThat(opened.content().readAllBytes()).isEqualTo(CONTENT);
            assertThat(opened.signedContent()).isEqualTo(Digests.of(CONTENT));
            assertThat(opened.senderSeal()).isNotNull().extracting(Seal::attestation)
                    .isEqualTo(Seal.Attestation.SENDER);
        }
    }

    @Test
    void anUnknownSenderIsRefused() throws IOException {
        trust(hub);
        assertRefused(SecurityError.SIGNER_UNKNOWN, wrapped(agency));
    }

    @Test
    void whatIsNoEnvelopeIsRefused() {
        assertRefused(SecurityError.ENVELOPE_MALFORMED, "not JSON".getBytes(UTF_8));
    }

    @Test
    void aConnectorWithoutEnvelopeReadsTheRawBytes() throws IOException {
        try (Opened opened = envelopes.open(new ByteArrayInputStream(CONTENT), new LineConnector(), metadata())) {
            assertThat(opened.content().readAllBytes()).isEqualTo(CONTENT);
            assertThat(opened.senderSeal()).isNull();
        }
    }

    private void assertRefused(SecurityError error, byte[] envelope) {
        assertThatThrownBy(() -> open(envelope)).isInstanceOfSatisfying(FaultException.class,
                thrown -> assertThat(thrown.fault().code()).isEqualTo(error));
    }

    private void trust(KeyRing sender) throws IOException {
        CertificateFile.write(home.resolve("trust/lines/ca.pem"),
                List.of(sender.key(KeyPurpose.MESSAGE_SM2).chain().getLast()));
    }

    private byte[] wrapped(KeyRing sender) {
        return SenderEnvelope.wrap(CONTENT, "agency", Instant.now(),
                new CmsSigner(sender.key(KeyPurpose.MESSAGE_SM2), Clock.systemUTC()),
                hub.key(KeyPurpose.ENCRYPTION_SM2).certificate().getPublicKey());
    }

    private Opened open(byte[] envelope) throws IOException {
        return envelopes.open(new ByteArrayInputStream(envelope), new LineConnector(Envelope.SM2_SM4), metadata());
    }

    private static RawMetadata metadata() {
        return new RawMetadata(new UUID(1, 2), "lines", "m", "r", "lines", "f", "", Map.of(), Instant.now(), 1, "", "");
    }
}
