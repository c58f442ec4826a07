package org.yijian.hub.log;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.witness.WitnessLink;

/** One witness and when it is asked next: at once while it answers, ever more rarely while it does not. */
final class AskedWitness {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 8;

    private final RemoteWitness witness;
    private final WitnessLink link;
    private final Alarms alarms;
    private final Clock clock;
    private volatile boolean busy;
    private volatile Instant next = Instant.MIN;
    private volatile int failures;
    private volatile long size;
    private volatile @Nullable Instant cosignedAt;
    private volatile @Nullable String asked;

    AskedWitness(RemoteWitness witness, Alarms alarms, Clock clock) {
        this.witness = witness;
        this.link = new WitnessLink(witness.key(), witness.client());
        this.alarms = alarms;
        this.clock = clock;
    }

    RemoteWitness witness() {
        return witness;
    }

    boolean busy() {
        return busy;
    }

    /** Whether it has not been asked for this one, or did not answer and may be asked again. */
    boolean due(SignedNote note) {
        return !busy && !note.text().equals(asked) && !clock.instant().isBefore(next);
    }

    /** Whether nothing more comes of it for this one at present. */
    boolean done(SignedNote note) {
        return !busy && (note.text().equals(asked) || clock.instant().isBefore(next));
    }

    /** Marks it as being asked. */
    void take() {
        busy = true;
    }

    /** Asks; what went wrong is an alarm. */
    Optional<SignedNote.Line> ask(TileLog log, SignedNote note) {
        try {
            Optional<SignedNote.Line> line = link.offer(log, note);
            asked = note.text();
            failures = 0;
            next = Instant.MIN;
            size = Checkpoint.parse(note.text()).size();
            cosignedAt = clock.instant();
            alarms.clear(alarm());
            return line;
        } catch (FaultException e) {
            failed(e.fault());
        } catch (IOException | RuntimeException e) {
            failed(Fault.of(SecurityError.WITNESS_UNREACHABLE, witness.name() + ": " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy = false;
        }
        return Optional.empty();
    }

    private void failed(Fault fault) {
        next = clock.instant().plus(SHORTEST.multipliedBy(1L << Math.min(failures, DOUBLINGS)));
        failures++;
        alarms.raise(alarm(), fault);
    }

    String alarm() {
        return "witness/" + witness.name();
    }

    WitnessState state() {
        return new WitnessState(witness.name(), witness.key().text(), size, cosignedAt, failures);
    }
}
