package org.yijian.routes.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Credit;
import org.yijian.records.body.CreditType;
import org.yijian.records.division.Divisions;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.records.validation.RecordReader;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.delivery.CourierSettings;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.routes.federation.outbox.Backlog;
import org.yijian.routes.federation.partner.NoteNames;
import org.yijian.routes.federation.partner.PartnerState;
import org.yijian.routes.federation.revocation.RevocationAges;
import org.yijian.routes.federation.witness.PartnerLogs;
import org.yijian.routes.intake.ExchangeIds;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.kit.Await;
import org.yijian.routes.transport.PollerLease;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.index.IndexFollower;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Cosigner;
import org.yijian.security.witness.Witness;

/** One hub of two: its own database server, keys, log and port. */
final class Side implements AutoCloseable {

    static final String PURPOSE = "川渝养老机构联合监管";
    static final String BASIS = "《川渝养老服务联合监管协议》第三条";
    static final String CODE_A = "91500106MA5U0000XX";

    final String hub;
    final String region;
    final MovableClock clock = new MovableClock();
    final KeyRing keys;
    final JdbcClient sql;
    final Path home;
    final String url;
    final HikariDataSource database;
    final LedgerDatabase ledger;
    private final LogSequencer sequencer;
    private final RecordIndex index;
    private final IndexFollower follower;
    final int port;
    private final PartnerLogs logs = new PartnerLogs();
    final Witness witness;
    final Attachments attachments;
    volatile IntakeGate gate = IntakeGate.OPEN;
    long mostWaiting = 20_000;
    PartnerQueues queues = PartnerQueues.NONE;
    Duration overlap = Duration.ZERO;
    FederationRoom room;
    private boolean running = true;
    private int messages;

    Side(String region, Path home) throws IOException {
        this(region, home, CryptographicProfile.INTERNATIONAL);
    }

    Side(String region, Path home, CryptographicProfile profile) throws IOException {
        this(region, home, profile, DatabaseServer.freshDatabase(), freePort());
    }

    /** Goes on with the home, database and port of one that was closed or killed. */
    Side(String region, Path home, CryptographicProfile profile, String url, int port) throws IOException {
        this.url = url;
        this.port = port;
        this.hub = "hub:" + region;
        this.region = region;
        this.home = home;
        this.keys = KeyRing.openOrCreate(home.resolve("keys"), profile, clock);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(20);
        pool.setConnectionTimeout(3_000);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        this.database = new HikariDataSource(pool);
        this.sql = JdbcClient.create(database);
        this.ledger = LedgerDatabase.open(database, clock);
        String log = "yijian.test/" + region;
        this.sequencer = ledger.sequence(LeafStore.of(
                TileLog.open(home.resolve("log"), log, NoteSigner.of(log, keys), clock)));
        this.index = RecordIndex.open(home.resolve("index"), IndexSettings.standard());
        this.follower = IndexFollower.start(index, ledger.changes(), IndexSettings.standard(), clock);
        this.witness = new Witness(Cosigner.of("yijian.test/" + region + "/witness", keys, clock), logs,
                home.resolve("witness"));
        this.attachments = ledger.attachments(home.resolve("attachments"), keys,
                new Attachments.Limits(100L << 20, 4 << 20), clock);
        this.room = open();
    }

    private FederationRoom open() {
        String log = "yijian.test/" + region;
        FederationIdentity identity = new FederationIdentity(hub, "枢纽" + region, region,
                URI.create("https://127.0.0.1:" + port), Set.of(region));
        CourierSettings courier = new CourierSettings(50, 4 << 20, 3, Duration.ofMillis(50), Duration.ofMinutes(2));
        return FederationRoom.open(
                new FederationSettings(identity, new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        courier, new Backlog(mostWaiting, 64 << 20), Duration.ofDays(30),
                        RevocationAges.standard(), overlap),
                new FederationNeighbours(database, ledger.ledger(), ledger.changes(), ledger.reader(),
                        ledger.auditLog(), new RecordReader(Divisions.shipped(), clock), keys,
                        new NoteNames(log, log + "/witness"),
                        PollerLease.always(), new IndexSearch(index), text -> Digests.hex(Digests.sha256(
                                (hub + text).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                        witness, logs, () -> gate.check(), queues, attachments, clock));
    }

    /** Goes on with what one had that was closed. */
    static Side again(Side closed) throws IOException {
        return new Side(closed.region, closed.home, CryptographicProfile.INTERNATIONAL, closed.url, closed.port);
    }

    /** Stops federation and starts it again on the same database and port. */
    void restart() {
        room.close();
        room = open();
    }

    void stop() {
        running = false;
        room.close();
    }

    void start() {
        room = open();
        running = true;
    }

    /** Gives the other side's document to this one, compared and approved by two people. */
    void accept(Side other) {
        TrustDocumentFile.Read document = other.room.own().current("security");
        room.partners().propose(TrustDocumentFile.write(document.sealed()), document.code().text(), "security");
        room.partners().approve(other.hub, document.code().text(), "approver");
        Await.until(other.hub + " is active at " + hub, () -> room.partners().active().stream()
                .anyMatch(partner -> partner.hub().equals(other.hub)));
    }

    static void introduce(Side one, Side other) {
        one.accept(other);
        other.accept(one);
    }

    FeedTerms terms(Set<String> kinds, Set<String> leftOut) {
        return new FeedTerms(kinds, Set.of(region), Set.of(), Sensitivity.INTERNAL, leftOut, PURPOSE, BASIS,
                FeedDelivery.PUSH);
    }

    /** Asks this side's partner for a feed of the partner's credit records, which the partner approves. */
    UUID subscribe(Side provider) {
        return subscribe(provider, Set.of("body.legalBasis"));
    }

    /** The same with these fields left out. */
    UUID subscribe(Side provider, Set<String> leftOut) {
        return subscribe(provider, provider.terms(Set.of("credit"), leftOut));
    }

    /** The same with attachments. */
    UUID subscribeWithAttachments(Side provider) {
        return subscribe(provider, new FeedTerms(Set.of("credit"), Set.of(provider.region), Set.of(),
                Sensitivity.INTERNAL, Set.of(), PURPOSE, BASIS, FeedDelivery.PUSH, true));
    }

    private UUID subscribe(Side provider, FeedTerms terms) {
        Feed feed = room.feeds().request(provider.hub, terms, "administrator");
        Await.until("the request has arrived", () -> provider.room.feeds().all().stream()
                .anyMatch(each -> each.id().equals(feed.id())));
        provider.room.feeds().approve(feed.id(), "approver");
        Await.until("the approval has arrived",
                () -> room.feeds().named(feed.id()).state() == FeedState.ACTIVE);
        return feed.id();
    }

    CanonicalRecord credit(String key, CreditType type, String document, String reason) {
        return new CanonicalRecord("civil-affairs", key,
                new FacilityReference(null, "FILING-" + region, null, "F-" + region, "渝碚路养老院（演示）", null),
                region, Department.CIVIL_AFFAIRS, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"),
                Sensitivity.INTERNAL, "1.0", new Credit(type, document, "《养老机构管理办法》", null, null, null, reason,
                        null, null));
    }

    /** Puts records into this side's ledger, as an agency's message. */
    void keep(CanonicalRecord... records) {
        String messageId = "m-" + ++messages;
        Exchange exchange = new Exchange(ExchangeIds.of("civil-affairs", messageId), "civil-affairs", messageId,
                "test", "civil-affairs", "civil-affairs", "1.0", "test", clock.instant(), 1, "00", "00");
        byte[] manifest = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ledger.ledger().append(new Delivery(exchange, 0, true, WrittenRecord.all(List.of(records)), List.of(),
                new SealedManifest(manifest, CmsSealer.of(keys, clock).seal(manifest), new byte[32])));
    }

    /** Searches this side's own index. */
    SearchResult search(SearchQuery query, AccessScope scope) {
        return new IndexSearch(index).search(query, scope);
    }

    long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    long records(String source) {
        return sql.sql("SELECT count(*) FROM ledger.head WHERE source = ?").param(source).query(Long.class).single();
    }

    PartnerState stateOf(Side other) {
        return room.partners().named(other.hub).state();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        if (running) {
            room.close();
        }
        follower.close();
        index.close();
        sequencer.close();
        ledger.close();
        database.close();
    }
}
