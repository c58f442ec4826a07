package org.yijian.hub.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yijian.hub.database.EmbeddedDatabase;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Quorum;

import static org.assertj.core.api.Assertions.assertThat;

/** A hub's log with everything around it: database, tiles, sequencer, witnesses over HTTP, monitor. */
final class WitnessedHub implements AutoCloseable {

    private final String origin;
    private final Path folder;
    private final MovableClock clock;
    private final WitnessNode own;
    private final NoteSigner signer;
    private final Alarms alarms;
    private final AllWitnesses witnesses;
    private final DataSource database;
    private final LedgerDatabase ledger;
    private Path tiles;
    private TileLog log;
    private WitnessedCheckpoint witnessed;
    private Witnessing witnessing;
    private @Nullable LogSequencer sequencer;

    /** @param quorum among these witnesses */
    WitnessedHub(String name, Path folder, EmbeddedDatabase server, MovableClock clock, WitnessNode own,
            Quorum quorum, List<WitnessNode> others) {
        this.origin = name + ".example/log";
        this.folder = folder;
        this.clock = clock;
        this.own = own;
        this.database = create(server, name);
        this.signer = NoteSigner.of(origin, KeyRing.openOrCreate(folder.resolve("keys"), clock));
        this.alarms = new Alarms(clock);
        this.witnesses = HubWitnesses.of(quorum, others.stream().map(WitnessNode::remote).toList());
        others.forEach(other -> other.knows(origin, signer.verifiers()));
        this.ledger = LedgerDatabase.open(database, clock);
        this.tiles = folder.resolve("log");
        this.log = TileLog.open(tiles, origin, signer, clock);
        this.witnessed = new WitnessedCheckpoint(tiles, signer.verifiers(), witnesses);
        this.witnessing = new Witnessing(log, () -> true, witnesses, witnessed, alarms, clock);
        this.sequencer = ledger.sequence(LeafStore.of(log));
    }

    private static DataSource create(EmbeddedDatabase server, String name) {
        DataSource first = new DriverManagerDataSource(server.url(), server.user(), String.valueOf(server.password()));
        try (Connection connection = first.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DriverManagerDataSource(server.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                server.user(), String.valueOf(server.password()));
    }

    /** So many searches more, all published. */
    void append(int leaves) {
        long size = log.checkpoint().size() + leaves;
        List<CompletableFuture<Long>> written = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            written.add(ledger.auditLog().append(new Leaf(LeafType.SEARCH, "inspector", "search",
                    "query/" + (size + i), "allowed", clock.instant(), null, null)));
        }
        written.forEach(CompletableFuture::join);
        until("published", () -> log.checkpoint().size() == size);
    }

    /** Asks the witnesses until what is published is witnessed. */
    void haveWitnessed() {
        until("witnessed", () -> {
            witnessing.round();
            return witnessed.size() == log.checkpoint().size();
        });
    }

    /** Asks the witnesses until this is an alarm. */
    void offerUntilAlarm(String code) {
        until(code, () -> {
            witnessing.round();
            return alarms.all().stream().anyMatch(
                    alarm -> alarm.name().startsWith("witness/") && alarm.fault().code().code().equals(code));
        });
    }

    /** Somebody with the log's key writes all tiles anew, from what the database says now. */
    void writeTilesAnew(String name) {
        stop();
        tiles = folder.resolve(name);
        reopen();
        long numbered = number("SELECT count(log_index) FROM ledger.leaf");
        sequencer = ledger.sequence(LeafStore.of(log));
        until("written anew", () -> log.checkpoint().size() == numbered);
    }

    /** The hub is started again. */
    void restart() {
        stop();
        reopen();
    }

    private void reopen() {
        log = TileLog.open(tiles, origin, signer, clock);
        witnessed = new WitnessedCheckpoint(tiles, signer.verifiers(), witnesses);
        witnessing.close();
        witnessing = new Witnessing(log, () -> true, witnesses, witnessed, alarms, clock);
    }

    /** No leaf is brought into the log any more. */
    void stop() {
        LogSequencer running = sequencer;
        if (running != null) {
            running.close();
            sequencer = null;
        }
    }

    LogMonitor monitor() {
        return new LogMonitor(origin, new LogVerifier(tiles, origin, signer.verifiers()), ledger, LeafStore.of(log),
                new WitnessComparison(log, witnesses, Duration.ofMinutes(10), clock), own.witness(),
                folder.resolve("monitor"), alarms, clock);
    }

    String origin() {
        return origin;
    }

    List<NoteVerifier> verifiers() {
        return signer.verifiers();
    }

    TileLog log() {
        return log;
    }

    Path tiles() {
        return tiles;
    }

    AllWitnesses witnesses() {
        return witnesses;
    }

    WitnessedCheckpoint witnessed() {
        return witnessed;
    }

    DataSource database() {
        return database;
    }

    Alarms alarms() {
        return alarms;
    }

    /** The code of the alarm of this name; empty if there is none. */
    String alarm(String name) {
        return alarms.all().stream().filter(alarm -> alarm.name().equals(name))
                .map(alarm -> alarm.fault().code().code()).findFirst().orElse("");
    }

    /** Changes one byte of one of the log's files. */
    void change(String file, int at, byte to) throws IOException {
        byte[] bytes = Files.readAllBytes(tiles.resolve(file));
        assertThat(bytes[at]).isNotEqualTo(to);
        bytes[at] = to;
        Files.write(tiles.resolve(file), bytes);
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        stop();
        witnessing.close();
        ledger.close();
    }
}
