package org.yijian.routes.federation.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspDesk;
import org.yijian.security.trust.OcspQuestion;
import org.yijian.security.trust.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A responder that a certificate names, asked over HTTP. */
@Timeout(60)
class RespondersIT {

    @TempDir
    private Path folder;
    private HttpServer server;
    private SigningKey key;
    private String host;
    private volatile UnaryOperator<byte[]> answering = question -> question;

    @BeforeEach
    void start() throws IOException {
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        OcspDesk desk = new OcspDesk(keys, Clock.systemUTC());
        key = keys.key(KeyPurpose.MESSAGE);
        answering = question -> desk.answer(question, List.of());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ocsp", exchange -> {
            byte[] answer = answering.apply(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(answer.length == 0 ? 500 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        host = "127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theResponderThatACertificateNamesIsAskedIfItMayBe() throws InterruptedException {
        // Given
        Responders responders = new Responders(Set.of(host));
        URI address = responders.of(naming("http://" + host + "/ocsp")).orElseThrow();
        OcspQuestion question = new OcspQuestion(key.certificate(), key.authority());
        // When
        OcspAnswer answer = question.accept(responders.ask(address, question), Clock.systemUTC().instant());
        // Then
        assertThat(answer.status(key.certificate())).isEqualTo(OcspAnswer.Status.GOOD);
    }

    @Test
    void nobodyElseIsAskedWhateverACertificateSays() {
        // Given
        Responders responders = new Responders(Set.of("ocsp.example.cn"));
        // When, Then
        assertThat(responders.of(naming("http://" + host + "/ocsp"))).isEmpty();
        assertThat(responders.of(naming("file:///etc/passwd"))).isEmpty();
        assertThat(responders.of(naming("http://ocsp.example.cn@" + host + "/"))).isEmpty();
        assertThat(responders.of(key.certificate())).isEmpty();
        assertThat(responders.of(naming("http://ocsp.example.cn/a"))).contains(URI.create("http://ocsp.example.cn/a"));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        // Given
        answering = question -> new byte[OcspAnswer.MAX_BYTES * 4];
        // When, Then
        refused("size");
    }

    @Test
    void aResponderThatFailsIsNoAnswer() {
        // Given
        answering = question -> new byte[0];
        // When, Then
        refused("HTTP 500");
        server.stop(0);
        refused(host);
    }

    private void refused(String why) {
        Responders responders = new Responders(Set.of(host));
        OcspQuestion question = new OcspQuestion(key.certificate(), key.authority());
        assertThatThrownBy(() -> question.accept(responders.ask(URI.create("http://" + host + "/ocsp"), question),
                Clock.systemUTC().instant())).isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.fault().code()).isEqualTo(SecurityError.OCSP_ANSWER_BAD);
                    assertThat(e.getMessage()).contains(why);
                });
    }

    /** A certificate that names a responder. */
    private X509Certificate naming(String address) {
        try {
            Date now = Date.from(Clock.systemUTC().instant());
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(key.authority(), BigInteger.TWO, now,
                    Date.from(now.toInstant().plus(Duration.ofDays(1))),
                    key.certificate().getSubjectX500Principal(), key.certificate().getPublicKey());
            builder.addExtension(Extension.authorityInfoAccess, false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, address)));
            return new JcaX509CertificateConverter().getCertificate(builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
