package org.yijian.routes.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import javax.net.ssl.SSLSession;

import jakarta.jms.Message;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.Kind;
import org.yijian.records.body.CreditType;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.routes.kit.Await;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Verdict;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.KeyAlgorithm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Hubs of the national profile among themselves, and one with a hub of the other profile. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NationalProfileIT {

    @TempDir
    private static Path folder;
    private static Side a;
    private static Side b;
    private static Side other;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void open() throws IOException {
        a = new Side("500106", folder.resolve("a"), CryptographicProfile.NATIONAL);
        b = new Side("510107", folder.resolve("b"), CryptographicProfile.NATIONAL);
        other = new Side("5101", folder.resolve("c"));
        broker = EmbeddedBroker.start(new BrokerSettings(folder.resolve("artemis"), "127.0.0.1", null,
                new BrokerSettings.Door("127.0.0.1", 0)));
        a.queues = broker.partners();
        a.restart();
        Side.introduce(a, b);
        Side.introduce(a, other);
    }

    @AfterAll
    static void close() throws IOException {
        other.close();
        b.close();
        a.close();
        broker.close();
    }

    @Test
    void recordsAndReceiptsBearASecondSealWithSm2() {
        // Given
        a.subscribe(b);

        // When
        b.keep(b.credit("P-1", CreditType.PENALTY, "渝民罚〔2026〕1号", "原文"));
        Await.until("the record has arrived", () -> a.records("hub:510107/civil-affairs") == 1);
        Await.until("its receipt has arrived",
                () -> b.count("SELECT count(*) FROM federation.outbox WHERE type = 'record'"
                        + " AND state = 'delivered' AND national IS NOT NULL AND receipt_national IS NOT NULL") == 1);

        // Then
        byte[] manifest = a.sql.sql("SELECT manifest FROM ledger.part WHERE national IS NOT NULL").query(byte[].class)
                .single();
        byte[] national = a.sql.sql("SELECT national FROM ledger.part WHERE national IS NOT NULL").query(byte[].class)
                .single();
        TrustDocument document = a.room.partners().named(b.hub).trusted().document();
        JsonNode digests = JsonMapper.shared().readTree(manifest);
        Verdict verdict = new CmsVerifier().verify(new Digests(digests.path("contentSha256").asString(),
                digests.path("contentSm3").asString(), 0), national, document.anchors(), a.clock.instant());
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Valid.class,
                valid -> assertThat(valid.algorithm()).isEqualTo(KeyAlgorithm.SM2));
    }

    /** The last one: it brings records to where others count them. */
    @Test
    @Order(Integer.MAX_VALUE)
    void attachmentsAreKeptSentAndProvedWithSm3AndSm4() throws IOException {
        // Given
        a.subscribeWithAttachments(b);
        b.keep(b.credit("Q-1", CreditType.PENALTY, "渝民罚〔2026〕2号", "原文"));
        byte[] report = new byte[(4 << 20) + 9];
        new Random(3).nextBytes(report);

        // When
        Attachment sent = b.attachments.attach(RecordIds.of("civil-affairs", Kind.CREDIT, "Q-1"), "报告.pdf",
                "application/pdf", report.length, new ByteArrayInputStream(report), "inspector");
        UUID there = RecordIds.of("hub:510107/civil-affairs", Kind.CREDIT, "Q-1");
        Await.until("its receipt has arrived",
                () -> b.count("SELECT count(*) FROM federation.outbox WHERE type = 'attachment' AND state = "
                        + "'delivered' AND national IS NOT NULL AND receipt_national IS NOT NULL") == 1);

        // Then
        Attachment received = a.attachments.of(there).getFirst();
        try (InputStream read = a.attachments.open(received)) {
            assertThat(read.readAllBytes()).isEqualTo(report);
        }
        assertThat(received.description()).isEqualTo(sent.description());
        for (EvidenceReport evidence : List.of(new AttachmentProof(a, b).of(received, folder.resolve("log-a")),
                new AttachmentProof(b, a).of(sent, folder.resolve("log-b")))) {
            assertThat(evidence.verdict()).as(evidence.toString()).isEqualTo(EvidenceReport.Verdict.VALID);
            assertThat(evidence.lines()).filteredOn(line -> line.outcome() == EvidenceReport.Outcome.PASSED)
                    .extracting(EvidenceReport.Line::check)
                    .contains(EvidenceCheck.NATIONAL_SEAL, EvidenceCheck.ATTACHMENT);
        }
    }

    /** A late one: it keeps what others count. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void aPartnersProgramTakesMessagesWithBothSealsByAmqpUnderSm4AndSm3() throws Exception {
        // Given
        FeedTerms terms = a.terms(Set.of("credit"), Set.of());
        UUID feed = b.room.feeds().request(a.hub, new FeedTerms(terms.kinds(), terms.regions(), terms.departments(),
                terms.clearance(), Set.of(), terms.purpose(), terms.legalBasis(), FeedDelivery.AMQP),
                "administrator").id();
        Await.until("the request has arrived",
                () -> a.room.feeds().all().stream().anyMatch(each -> each.id().equals(feed)));
        a.room.feeds().approve(feed, "approver");
        Await.until("the partner is served", () -> a.room.traffic().shelf(b.hub).isPresent());
        TrustDocument provider = b.room.partners().named(a.hub).trusted().document();

        // When
        a.keep(a.credit("A-1", CreditType.PENALTY, "渝民罚〔2026〕3号", "原文"));

        // Then
        try (AmqpClient client = new AmqpClient(b.keys, provider, broker.partners().port())) {
            Message message = AmqpClient.next(client.consumer(b.hub));
            SealedMessage sealed = AmqpClient.parcel(message).sealed();
            assertThat(sealed.national()).isNotNull();
            assertThat(new MessageOpener(b.clock).message(sealed, provider.anchors()).header().recipient())
                    .isEqualTo(b.hub);
            message.acknowledge();
        }
        Await.until("it is settled",
                () -> a.count("SELECT count(*) FROM federation.outbox WHERE code = 'consumed'") == 1);
        assertThat(new HopSecurity(b.keys).client(provider, certificate -> true).createSSLEngine()
                .getEnabledCipherSuites()).as("all that the client agrees to").containsExactly("TLS_SM4_GCM_SM3");
    }

    @Test
    void theConnectionUsesSm4Sm3AndAnSm2Certificate() throws IOException, InterruptedException {
        // When
        SSLSession session = greet(b, a);

        // Then
        assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
        assertThat(session.getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
        assertThat(KeyAlgorithm.of(session.getPeerCertificates()[0].getPublicKey())).contains(KeyAlgorithm.SM2);
    }

    @Test
    void aHubOfTheOtherProfileExchangesAsBefore() throws IOException, InterruptedException {
        // Given
        a.subscribe(other);

        // When
        other.keep(other.credit("P-1", CreditType.PENALTY, "川民罚〔2026〕1号", "原文"));

        // Then
        Await.until("the record has arrived", () -> a.records("hub:5101/civil-affairs") == 1);
        assertThat(greet(other, a).getCipherSuite()).startsWith("TLS_AES_");
        assertThat(greet(a, other).getCipherSuite()).startsWith("TLS_AES_");
    }

    @Test
    void whoeverTakesTheSecondSealAwayIsNoticed() throws InterruptedException {
        // Given
        SealedMessage whole = new MessageSealer(b.keys, b.clock).seal("{}".getBytes(StandardCharsets.UTF_8));
        SealedMessage another = new MessageSealer(b.keys, b.clock).seal("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        // When
        List<SealedLines.Line> answers;
        try (PartnerConnection connection = new PartnerConnection(a.room.own().current("security").document(),
                new HopSecurity(b.keys))) {
            answers = connection.send(List.of(new SealedMessage(whole.content(), whole.cms()),
                    new SealedMessage(whole.content(), whole.cms(), another.national()),
                    new SealedMessage(whole.content(), whole.cms(), whole.cms())));
        }

        // Then
        assertThat(answers).extracting(line -> ((SealedLines.Line.Problem) line).code()).containsExactly(
                SecurityError.NATIONAL_SEAL_MISSING.code(), SecurityError.SIGNATURE_BAD.code(),
                SecurityError.ALGORITHM_NOT_ALLOWED.code());
    }

    private static SSLSession greet(Side from, Side to) throws IOException, InterruptedException {
        TrustDocument document = to.room.own().current("security").document();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .sslContext(new HopSecurity(from.keys).client(document, certificate -> true)).build()) {
            HttpResponse<Void> hello = http.send(HttpRequest
                    .newBuilder(URI.create("https://127.0.0.1:" + to.port + "/federation/hello")).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(hello.statusCode()).isEqualTo(200);
            return hello.sslSession().orElseThrow();
        }
    }
}
