package org.yijian.routes.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.body.CreditType;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.federation.wire.SealedLines;
import org.yijian.routes.kit.Await;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.Receipt;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A partner without a hub takes its feed out of the broker, and nobody takes anything else. */
@Timeout(180)
class AmqpIT {

    private static final String WAITING = "SELECT count(*) FROM federation.outbox WHERE type LIKE 'record%' "
            + "AND state = 'waiting'";

    @TempDir
    private static Path folder;
    private static EmbeddedBroker broker;
    private static Side a;
    private static Side b;
    private static TrustDocument provider;
    private static int keys;
    private static UUID feed = new UUID(0, 0);

    @BeforeAll
    static void open() throws IOException {
        broker = EmbeddedBroker.start(new BrokerSettings(folder.resolve("artemis"), "127.0.0.1", null,
                new BrokerSettings.Door("127.0.0.1", 0)));
        a = new Side("500106", folder.resolve("a"));
        a.queues = broker.partners();
        a.restart();
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
        provider = b.room.partners().named(a.hub).trusted().document();
    }

    @AfterAll
    static void close() throws IOException {
        b.close();
        a.close();
        broker.close();
    }

    @AfterEach
    void endTheFeed() {
        a.room.feeds().all().stream().filter(each -> each.provided() && each.state() != FeedState.ENDED)
                .forEach(each -> a.room.feeds().end(each.id(), "测试结束", "administrator"));
        Await.until("nobody is served", () -> a.room.traffic().shelf(b.hub).isEmpty());
    }

    @Test
    void whatAPartnerTakesIsSettledAndTheLogSaysThatThereIsNoReceipt() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(3);

        // When
        try (AmqpClient client = client()) {
            MessageConsumer consumer = client.consumer(b.hub);
            Message first = AmqpClient.next(consumer);

            // Then
            assertThat(first.getStringProperty("yijian_stream")).isEqualTo(feed.toString());
            assertThat(AmqpClient.header(first).recipient()).isEqualTo(b.hub);
            assertThat(new org.yijian.security.message.MessageOpener(b.clock)
                    .message(AmqpClient.parcel(first).sealed(), provider.anchors()).header().sequence()).isEqualTo(1);
            assertThat(a.count(WAITING)).isEqualTo(3);
            first.acknowledge();
            assertThat(client.take(consumer, 2)).containsExactly(2L, 3L);
        }
        Await.until("all are settled", () -> a.count(WAITING) == 0);
        assertThat(outbox("code = 'consumed' AND receipt IS NULL")).isEqualTo(3);
        assertThat(a.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE "
                + "'%\"action\":\"consume\"%taken-without-receipt%'")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void wholeRecordsComeTogetherInOneMessage() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP, Set.of());

        // When
        a.keep(credit(), credit(), credit());

        // Then
        try (AmqpClient client = client()) {
            Message message = AmqpClient.next(client.consumer(b.hub));
            assertThat(AmqpClient.parcel(message).records()).hasSize(3);
            assertThat(AmqpClient.header(message).type()).isEqualTo("records");
            message.acknowledge();
        }
        Await.until("it is settled", () -> a.count(WAITING) == 0);
    }

    @Test
    void whereReceiptsAreAgreedOnlyASignedOneSettlesAndWithoutItTheMessageComesAgain() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP_RECEIPTED);
        keep(1);
        try (AmqpClient client = client()) {
            MessageConsumer consumer = client.consumer(b.hub);
            Message message = AmqpClient.next(consumer);
            message.acknowledge();

            // When
            Await.until("the broker has it no more", () -> lying() == 0);
            Await.until("it lies there again", () -> {
                a.clock.advance(Duration.ofMinutes(1));
                return lying() == 1;
            });

            // Then
            Message again = AmqpClient.next(consumer);
            assertThat(AmqpClient.header(again).id()).isEqualTo(AmqpClient.header(message).id());
            again.acknowledge();
            assertThat(a.count(WAITING)).isEqualTo(1);
            assertThat(post(receipt(again, "00".repeat(32)))).contains(FederationError.RECEIPT_WRONG.code());
            assertThat(a.count(WAITING)).isEqualTo(1);
            SealedMessage right = receipt(again, AmqpClient.parcel(again).sealed().cmsHash());
            assertThat(post(right)).isEqualTo("{\"known\":1}");
            assertThat(post(right)).isEqualTo("{\"known\":0}");
        }
        assertThat(outbox("state = 'delivered' AND code IS NULL AND receipt IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void moreThanAFewNeverLieInTheBrokerAndAllComeInOrderThoughItStops() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(300);
        Await.until("all wait", () -> a.count(WAITING) == 300);
        Await.until("some lie there", () -> lying() > 0);
        assertThat(lying()).isLessThanOrEqualTo(128);

        // When
        try (AmqpClient client = client()) {
            MessageConsumer consumer = client.consumer(b.hub);
            assertThat(client.take(consumer, 100)).containsExactlyElementsOf(numbers(1, 100));
            AmqpClient.next(consumer);
        }
        broker.stop();
        broker.start();

        // Then
        try (AmqpClient client = client()) {
            assertThat(client.take(client.consumer(b.hub), 200)).containsExactlyElementsOf(numbers(101, 300));
        }
        Await.until("all are settled", () -> a.count(WAITING) == 0);
        assertThat(outbox("code = 'consumed'")).isEqualTo(300);
    }

    @Test
    void whatAProgramGaveBackIsTheNextOneItGets() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(20);
        for (int i = 1; i <= 10; i++) {
            try (AmqpClient client = client()) {
                MessageConsumer consumer = client.consumer(b.hub);
                assertThat(client.take(consumer, 1)).containsExactly((long) i);

                // When
                AmqpClient.next(consumer);
            }
        }

        // Then
        try (AmqpClient client = client()) {
            assertThat(client.take(client.consumer(b.hub), 10)).containsExactlyElementsOf(numbers(11, 20));
        }
    }

    @Test
    void aHubThatStartsAgainFillsTheQueueAnewAndLosesNothing() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(20);
        try (AmqpClient client = client()) {
            client.take(client.consumer(b.hub), 5);
        }
        Await.until("five are settled", () -> a.count(WAITING) == 15);

        // When
        a.stop();
        a.start();

        // Then
        try (AmqpClient client = client()) {
            assertThat(client.take(client.consumer(b.hub), 15)).containsExactlyElementsOf(numbers(6, 20));
        }
        Await.until("all are settled", () -> a.count(WAITING) == 0);
    }

    @Test
    void aPartnerMayTakeFromItsOwnQueueAndNothingElse() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(1);
        Await.until("it lies there", () -> lying() == 1);
        broker.partners().serve("hub:330106");

        try (AmqpClient client = client()) {
            // When, Then
            assertThatThrownBy(() -> client.consumer("hub:330106")).isInstanceOf(JMSSecurityException.class);
            for (String queue : List.of("yijian.intake", "yijian.intake.dead", "activemq.notifications",
                    "yijian.partner.#")) {
                assertThatThrownBy(() -> client.session.createConsumer(client.session.createQueue(queue)))
                        .as(queue).isInstanceOf(JMSException.class);
            }
            for (String queue : List.of(PartnerQueues.queue(b.hub), PartnerQueues.queue("hub:330106"),
                    "yijian.intake", "activemq.management", "a.new.one")) {
                assertThatThrownBy(() -> send(client, queue)).as(queue).isInstanceOf(JMSException.class);
            }
            assertThatThrownBy(() -> browse(client)).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> client.session.createTemporaryQueue()).isInstanceOf(JMSException.class);
            assertThat(client.take(client.consumer(b.hub), 1)).containsExactly(1L);
        } finally {
            broker.partners().dismiss("hub:330106");
        }
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(1);
        Await.until("it lies there", () -> lying() == 1);

        // When, Then
        KeyRing stranger = KeyRing.openOrCreate(folder.resolve("stranger" + keys++),
                CryptographicProfile.INTERNATIONAL, b.clock);
        assertThatThrownBy(() -> new AmqpClient(stranger, provider, broker.partners().port()).close())
                .isInstanceOf(JMSException.class);
        a.room.feeds().end(feed, "结束", "administrator");
        Await.until("nobody is served", () -> a.room.traffic().shelf(b.hub).isEmpty());
        assertThatThrownBy(() -> client().close()).isInstanceOf(JMSException.class);
        assertThat(outbox("state = 'withdrawn'")).isEqualTo(1);
    }

    @Test
    void whoIsSuspendedIsCutOffAtOnceAndAPausedFeedGivesNothing() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(2);
        AmqpClient cut = client();
        cut.take(cut.consumer(b.hub), 1);

        // When, Then
        a.room.feeds().pause(feed, "核查", "administrator");
        Await.until("nothing lies there", () -> lying() == 0);
        a.room.partners().suspend(b.hub, "核查", "security");
        Await.until("the connection is cut", () -> isCut(cut));
        assertThatThrownBy(() -> client().close()).isInstanceOf(JMSException.class);
        a.room.partners().resume(b.hub, "approver");
        a.room.feeds().resume(feed, "administrator");
        Await.until("it is served again", () -> a.room.traffic().shelf(b.hub).isPresent());
        try (AmqpClient client = client()) {
            assertThat(client.take(client.consumer(b.hub), 1)).containsExactly(2L);
        }
    }

    @Test
    void aProgramWhoseCertificateWasRevokedIsCutOffAndOneWithAnotherStays() throws Exception {
        // Given
        subscribe(FeedDelivery.AMQP);
        keep(2);
        X509Certificate lost = b.keys.key(KeyPurpose.TLS).certificate();
        AmqpClient cut = client();
        assertThat(cut.take(cut.consumer(b.hub), 1)).containsExactly(1L);
        b.room.rotation().begin(KeyPurpose.TLS, "security");
        Await.until("the new key is in use", () -> !b.keys.key(KeyPurpose.TLS).certificate().equals(lost));

        // When
        try (AmqpClient stays = client()) {
            assertThat(isCut(cut)).isFalse();
            b.room.revocations().propose(lost.getSerialNumber().toString(), "泄露", "security");
            b.room.revocations().approve(lost.getSerialNumber().toString(), "approver");
            a.room.partnerRevocations().fetch(a.room.partners().named(b.hub));

            // Then
            Await.until("the connection is cut", () -> isCut(cut));
            assertThat(stays.take(stays.consumer(b.hub), 1)).containsExactly(2L);
        }
    }

    @Test
    void withoutADoorNoSuchFeedIsApproved() {
        // Given
        Feed asked = a.room.feeds().request(b.hub, terms(b, FeedDelivery.AMQP, Set.of()), "administrator");
        Await.until("the request has arrived", () -> b.room.feeds().all().stream()
                .anyMatch(each -> each.id().equals(asked.id())));

        // When, Then
        assertThatThrownBy(() -> b.room.feeds().approve(asked.id(), "approver")).isInstanceOf(FaultException.class)
                .hasMessageContaining(FederationError.AMQP_OFF.code());
    }

    private static void subscribe(FeedDelivery delivery) {
        subscribe(delivery, Set.of("body.legalBasis"));
    }

    private static void subscribe(FeedDelivery delivery, Set<String> leftOut) {
        feed = b.room.feeds().request(a.hub, terms(a, delivery, leftOut), "administrator").id();
        Await.until("the request has arrived", () -> a.room.feeds().all().stream()
                .anyMatch(each -> each.id().equals(feed)));
        a.sql.sql("UPDATE federation.feed SET position = ? WHERE id = ?")
                .param(a.ledger.changes().end().encoded()).param(feed).update();
        a.room.feeds().approve(feed, "approver");
        Await.until("the partner is served", () -> a.room.traffic().shelf(b.hub).isPresent());
    }

    private static FeedTerms terms(Side of, FeedDelivery delivery, Set<String> leftOut) {
        FeedTerms terms = of.terms(Set.of("credit"), leftOut);
        return new FeedTerms(terms.kinds(), terms.regions(), terms.departments(), terms.clearance(), leftOut,
                terms.purpose(), terms.legalBasis(), delivery);
    }

    private static org.yijian.records.CanonicalRecord credit() {
        int key = ++keys;
        return a.credit("K-" + key, CreditType.PENALTY, String.valueOf(key), "第" + key + "件");
    }

    private static void keep(int count) {
        a.keep(LongStream.range(0, count).mapToObj(i -> credit())
                .toArray(org.yijian.records.CanonicalRecord[]::new));
    }

    private static AmqpClient client() throws JMSException {
        return new AmqpClient(b.keys, provider, broker.partners().port());
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static long outbox(String condition) {
        return a.sql.sql("SELECT count(*) FROM federation.outbox WHERE stream = ? AND " + condition)
                .param(feed.toString()).query(Long.class).single();
    }

    private static long lying() {
        return a.room.traffic().shelf(b.hub).map(status -> status.lying()).orElse(0L);
    }

    private static boolean isCut(AmqpClient client) {
        try {
            client.consumer(b.hub).close();
            return false;
        } catch (IllegalStateException gone) {
            return true;
        } catch (JMSException refused) {
            return false;
        }
    }

    private static void send(AmqpClient client, String queue) throws JMSException {
        try (MessageProducer producer = client.session.createProducer(client.session.createQueue(queue))) {
            producer.send(client.session.createTextMessage("x"));
        }
    }

    private static void browse(AmqpClient client) throws JMSException {
        try (QueueBrowser browser = client.session
                .createBrowser(client.session.createQueue(PartnerQueues.queue(b.hub)))) {
            browser.getEnumeration().hasMoreElements();
        }
    }

    private static SealedMessage receipt(Message message, String cmsHash) throws JMSException, IOException {
        MessageHeader header = AmqpClient.header(message);
        return new MessageSealer(b.keys, b.clock).seal(new Receipt(header.id(), a.hub, b.hub, cmsHash,
                Receipt.Verdict.ACCEPTED, null, null, b.clock.instant(), null, null));
    }

    private static String post(SealedMessage receipt) throws IOException, InterruptedException {
        try (PartnerConnection connection = new PartnerConnection(provider, new HopSecurity(b.keys))) {
            HttpResponse<String> answer = connection.http().send(HttpRequest
                    .newBuilder(URI.create("https://127.0.0.1:" + a.port + "/federation/receipts"))
                    .POST(BodyPublishers.ofByteArray(SealedLines.write(List.of(receipt)))).build(),
                    BodyHandlers.ofString());
            return answer.body();
        }
    }
}
