package org.yijian.hub.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;

/**
 * Offers the log's checkpoints to its witnesses. One checkpoint at a time, the same to all, so that their lines come
 * together under one note; the next when all have answered or {@value #PATIENCE_SECONDS} seconds have passed. What enough
 * of them cosigned is published with their lines. A witness that does not answer delays nobody.
 */
public final class Witnessing implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final TileLog log;
    private final BooleanSupplier leads;
    private final AllWitnesses witnesses;
    private final WitnessedCheckpoint witnessed;
    private final Alarms alarms;
    private final Clock clock;
    private final Map<RemoteWitness, AskedWitness> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable SignedNote candidate;
    private Instant until = Instant.MIN;

    /** @param leads whether this node writes the log; another one asks no witness */
    public Witnessing(TileLog log, BooleanSupplier leads, AllWitnesses witnesses, WitnessedCheckpoint witnessed,
            Alarms alarms, Clock clock) {
        this.log = log;
        this.leads = leads;
        this.witnesses = witnesses;
        this.witnessed = witnessed;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Looks for something to ask; returns at once. */
    public synchronized void round() {
        List<AskedWitness> all = current();
        if (all.isEmpty() || !leads.getAsBoolean()) {
            return;
        }
        SignedNote note = chosen(all);
        for (AskedWitness witness : all) {
            if (witness.due(note)) {
                witness.take();
                threads.execute(() -> witness.ask(log, note).ifPresent(line -> cosigned(note, line)));
            }
        }
    }

    /** The witnesses of now; one that was given up takes its alarm along. */
    private List<AskedWitness> current() {
        List<RemoteWitness> wanted = witnesses.all();
        asked.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                alarms.clear(entry.getValue().alarm());
            }
            return gone;
        });
        return wanted.stream()
                .map(witness -> asked.computeIfAbsent(witness, key -> new AskedWitness(key, alarms, clock))).toList();
    }

    private SignedNote chosen(List<AskedWitness> all) {
        SignedNote now = candidate;
        if (now == null || all.stream().allMatch(witness -> witness.done(now)) || clock.instant().isAfter(until)) {
            SignedNote newest = SignedNote.parse(log.checkpointNote());
            if (now == null || !newest.text().equals(now.text())) {
                candidate = newest;
                until = clock.instant().plus(Duration.ofSeconds(PATIENCE_SECONDS));
                return newest;
            }
        }
        return now;
    }

    private synchronized void cosigned(SignedNote note, SignedNote.Line line) {
        SignedNote now = candidate;
        if (now != null && now.text().equals(note.text())) {
            candidate = now.with(List.of(line));
            witnessed.offer(candidate);
            log.addLines(note.text(), List.of(line));
        }
    }

    /** How each witness fares. */
    public List<WitnessState> states() {
        return asked.values().stream().map(AskedWitness::state)
                .sorted(java.util.Comparator.comparing(WitnessState::name))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
