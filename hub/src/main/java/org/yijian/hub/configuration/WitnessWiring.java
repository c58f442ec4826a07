package org.yijian.hub.configuration;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.ConfiguredWitnesses;
import org.yijian.hub.log.LogMonitor;
import org.yijian.hub.log.LogOverview;
import org.yijian.hub.log.LogProperties;
import org.yijian.hub.log.StampGate;
import org.yijian.hub.log.Stamping;
import org.yijian.hub.log.WitnessComparison;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.hub.log.Witnesses;
import org.yijian.hub.log.Witnessing;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.records.ledger.LogStatus;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.Rounds;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.time.CheckpointTokens;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Cosigner;
import org.yijian.security.witness.KnownLogs;
import org.yijian.security.witness.Witness;

/**
 * Witnesses and the monitor. More witnesses, and more logs to witness, come as beans {@link Witnesses} and
 * {@link KnownLogs} beside the configured ones.
 */
@Configuration(proxyBeanMethods = false)
public class WitnessWiring {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WITNESS_EVERY = Duration.ofMillis(500);
    private static final Duration STAMP_LOOK = Duration.ofSeconds(1);
    private static final Duration MONITOR_EVERY = Duration.ofMinutes(1);

    @Bean
    Alarms alarms(Clock clock) {
        return new Alarms(clock);
    }

    @Bean
    ConfiguredWitnesses configuredWitnesses(Home home) {
        return new ConfiguredWitnesses(home.folder("witness"), http());
    }

    static HttpClient http() {
        return HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).build();
    }

    /** The configured ones first: their policy rules. */
    @Bean
    AllWitnesses allWitnesses(ConfiguredWitnesses configured, List<Witnesses> sources) {
        return new AllWitnesses(Stream
                .concat(Stream.of(configured), sources.stream().filter(source -> source != configured)).toList());
    }

    /** This hub as a witness of others. */
    @Bean
    Witness witness(LogProperties log, KeyRing keys, List<KnownLogs> logs, Home home, Alarms alarms, Clock clock) {
        return new Witness(Cosigner.of(log.witness(), keys, clock),
                origin -> logs.stream().flatMap(known -> known.keys(origin).stream()).toList(),
                home.folder("witness").resolve("held"), refusal -> LogMonitor.tell(alarms, refusal));
    }

    @Bean
    WitnessedCheckpoint witnessedCheckpoint(Home home, LogProperties log, KeyRing keys, AllWitnesses witnesses) {
        return new WitnessedCheckpoint(home.log(), NoteSigner.of(log.name(), keys).verifiers(), witnesses);
    }

    @Bean
    WitnessedLeaves witnessedLeaves(WitnessedCheckpoint witnessed) {
        return witnessed::size;
    }

    @Bean
    Witnessing witnessing(TileLog log, LogSequencer sequencer, AllWitnesses witnesses, WitnessedCheckpoint witnessed,
            Alarms alarms, Clock clock) {
        return new Witnessing(log, () -> leads(sequencer), witnesses, witnessed, alarms, clock);
    }

    static boolean leads(LogSequencer sequencer) {
        return sequencer.status().state() == LogStatus.State.RUNNING;
    }

    @Bean
    WitnessComparison witnessComparison(TileLog log, AllWitnesses witnesses, LogProperties properties, Clock clock) {
        return new WitnessComparison(log, witnesses, properties.unwitnessed(), clock);
    }

    @Bean
    LogMonitor logMonitor(LogProperties log, LogVerifier verifier, LedgerDatabase ledger, LeafStore leaves,
            WitnessComparison witnesses, Witness witness, Home home, Alarms alarms, Clock clock) {
        return new LogMonitor(log.name(), verifier, ledger, leaves, witnesses, witness,
                home.folder("witness").resolve("monitor"), alarms, clock);
    }

    @Bean
    Rounds logRounds(Witnessing witnessing, Stamping stamping, LogMonitor monitor) {
        return new Rounds().every(WITNESS_EVERY, "log-witnesses", witnessing::round)
                .every(STAMP_LOOK, "log-time-stamps", stamping::round)
                .every(MONITOR_EVERY, "log-monitor", monitor::round);
    }

    @Bean
    LogOverview.Source logOverview(LogProperties properties, TileLog log, WitnessedCheckpoint witnessed,
            CheckpointTokens tokens, StampGate gate, Witnessing witnessing, Alarms alarms, LogMonitor monitor) {
        return () -> {
            StampedCheckpoint stamped = tokens.newest().orElse(null);
            return new LogOverview(properties.name(), log.checkpoint().size(), log.publishedAt(), witnessed.size(),
                    stamped == null ? 0 : stamped.checkpoint().size(), stamped == null ? null : stamped.stamp().time(),
                    gate.waitingSince().orElse(null), witnessing.states(), alarms.all(), monitor.last().orElse(null));
        };
    }
}
