package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.yijian.hub.database.EmbeddedDatabase;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.records.validation.RecordReader;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.FederationIdentity;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.FederationRoom;
import org.yijian.routes.federation.FederationSettings;
import org.yijian.routes.federation.delivery.CourierSettings;
import org.yijian.routes.federation.partner.NoteNames;
import org.yijian.routes.federation.revocation.RevocationAges;
import org.yijian.routes.federation.witness.PartnerLogs;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.transport.PollerLease;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Cosigner;
import org.yijian.security.witness.Witness;

/** A hub as far as exchange goes: database server, ledger, log with its sequencer, keys, and the federation room. */
final class ExchangingHub implements AutoCloseable {

    private static final String PASSWORD = "benchmark-only-4711";
    private static final int CONNECTIONS = 24;

    final String region;
    final KeyRing keys;
    final TileLog log;
    final LedgerDatabase ledger;
    final HikariDataSource database;
    final FederationRoom room;
    final Attachments attachments;
    private final Path tiles;
    private final EmbeddedDatabase server;
    private final LogSequencer sequencer;

    ExchangingHub(String region, Path home) throws IOException {
        this(region, home, CryptographicProfile.INTERNATIONAL);
    }

    ExchangingHub(String region, Path home, CryptographicProfile profile) throws IOException {
        Clock clock = Clock.systemUTC();
        this.region = region;
        this.keys = KeyRing.openOrCreate(home.resolve("keys"), profile, clock);
        this.tiles = home.resolve("log");
        this.server = EmbeddedDatabase.start(Files.createDirectories(home.resolve("postgres")),
                Files.createDirectories(home.resolve("logs")), PASSWORD);
        this.database = pool(server);
        this.ledger = LedgerDatabase.open(database, clock);
        NoteSigner signer = NoteSigner.of(region + ".benchmark/log", keys);
        this.log = TileLog.open(home.resolve("log"), region + ".benchmark/log", signer, clock);
        this.sequencer = ledger.sequence(LeafStore.of(log));
        PartnerLogs logs = new PartnerLogs();
        Cosigner cosigner = Cosigner.of(region + ".benchmark/witness", keys, clock);
        this.attachments = ledger.attachments(home.resolve("attachments"), keys, Attachments.Limits.STANDARD, clock);
        FederationNeighbours neighbours = new FederationNeighbours(database, ledger.ledger(), ledger.changes(),
                ledger.reader(), ledger.auditLog(), new RecordReader(Divisions.shipped(), clock), keys,
                new NoteNames(region + ".benchmark/log", region + ".benchmark/witness"),
                PollerLease.always(), (query, scope) -> {
                    throw new UnsupportedOperationException("nobody searches here");
                }, text -> Digests.hex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8))),
                new Witness(cosigner, logs, home.resolve("witness")), logs, IntakeGate.OPEN,
                PartnerQueues.NONE,
                attachments, clock);
        this.room = FederationRoom.open(settings(), neighbours);
    }

    private static HikariDataSource pool(EmbeddedDatabase server) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }

    private FederationSettings settings() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return new FederationSettings(
                new FederationIdentity(hub(), "枢纽" + region, region, URI.create("https://127.0.0.1:" + port),
                        Set.of(region)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CourierSettings.standard(),
                FederationSettings.MOST_WAITING, FederationSettings.RETENTION,
                RevocationAges.standard(), FederationSettings.OVERLAP);
    }

    String hub() {
        return "hub:" + region;
    }

    /** Takes up the other's trust document, as two people would. */
    void accept(ExchangingHub other) {
        TrustDocumentFile.Read document = other.room.own().current("one");
        room.partners().propose(TrustDocumentFile.write(document.sealed()), document.code().text(), "one");
        room.partners().approve(other.hub(), document.code().text(), "another");
    }

    long count(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has on disk now. */
    Footprint footprint() {
        return Footprint.of(database, tiles);
    }

    @Override
    public void close() {
        room.close();
        sequencer.close();
        ledger.close();
        database.close();
        server.close();
    }
}
