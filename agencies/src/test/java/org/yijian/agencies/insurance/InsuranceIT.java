package org.yijian.agencies.insurance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;
import org.yijian.security.seal.OpenedEnvelope;
import org.yijian.security.seal.Seal;
import org.yijian.security.seal.SenderEnvelope;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustedSenders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class InsuranceIT {

    private final Path folder;
    private final TrialHub hub;
    private Insurance agency;

    InsuranceIT(@TempDir Path folder) {
        this.folder = folder;
        this.hub = new TrialHub(folder);
        this.agency = start();
    }

    @AfterEach
    void stop() {
        agency.close();
    }

    @Test
    void everyEnvelopeOpensAndItsNoticesBecomeRecordsWithTheSendersSeal() throws Exception {
        // Given
        SenderEnvelope envelopes = new SenderEnvelope(keysOfTheHub().key(KeyPurpose.ENCRYPTION_SM2));

        // When
        HttpResponse<byte[]> answer = get(0);
        while (answer.statusCode() == 200) {
            OpenedEnvelope opened = envelopes.open(new ByteArrayInputStream(answer.body()),
                    TrustedSenders.in(folder.resolve("trust")).anchors(Insurance.NAME), Clock.systemUTC().instant());
            assertThat(opened).isInstanceOfSatisfying(OpenedEnvelope.Accepted.class, accepted -> {
                assertThat(accepted.seal().attestation()).isEqualTo(Seal.Attestation.SENDER);
                hub.take(Insurance.NAME, "message.json", Map.of(), accepted.plaintext());
            });
            answer = get(Integer.parseInt(answer.headers().firstValue("X-Message-Number").orElseThrow()));
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.count(Kind.CLAIM)).isEqualTo(TrialHub.DISTRICT.insuranceNotices().size());
    }

    @Test
    void aMessageAskedForAgainIsTheSameBytesEvenAfterARestart() throws Exception {
        // Given
        keysOfTheHub();
        byte[] first = get(0).body();

        // When
        agency.close();
        agency = start();

        // Then
        assertThat(get(0).body()).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("YB20").contains("encData");
    }

    @Test
    void untilTheHubHasKeysTheAnswerIsTryLater() throws Exception {
        HttpResponse<byte[]> answer = get(0);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoDoesNotTrustTheAgencysAuthorityDoesNotConnect() throws Exception {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> stranger.send(request(0), HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    private Insurance start() {
        return Insurance.start(hub.home(), hub.ports(), TrialHub.DISTRICT, Clock.systemUTC());
    }

    private KeyRing keysOfTheHub() {
        return KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
    }

    private HttpResponse<byte[]> get(int after) throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return client.send(request(after), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpRequest request(int after) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + hub.parameter(Insurance.NAME, "port").asInt()
                + hub.parameter(Insurance.NAME, "path").asString() + "?after=" + after)).build();
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate authority : CertificateFile.read(folder.resolve("trust/insurance/ca.pem"))) {
            store.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
