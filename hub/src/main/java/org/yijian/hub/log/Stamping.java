package org.yijian.hub.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.storage.DurableFile;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.time.TimeStamper;

/**
 * Has a checkpoint stamped every so often, while there are leaves without a time-stamp: the newest that was witnessed, or
 * the newest at all if none was witnessed since. Keeps all stamps, and the newest as {@code checkpoint.tsr} with its
 * checkpoint {@code checkpoint.stamped} beside the log.
 */
public final class Stamping {

    /** The file with the newest stamp, beside {@code checkpoint}. */
    public static final String RESPONSE = "checkpoint.tsr";

    /** The file with the checkpoint that it stamps. */
    public static final String STAMPED = "checkpoint.stamped";

    private static final String ALARM = "time";
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final TileLog log;
    private final BooleanSupplier leads;
    private final WitnessedCheckpoint witnessed;
    private final TimeStamper stamper;
    private final StoredTokens tokens;
    private final Path folder;
    private final Duration every;
    private final Alarms alarms;
    private final Clock clock;
    private volatile @Nullable Instant next;

    /**
     * @param leads whether this node writes the log; another one asks for no stamps
     * @param folder the log's folder
     * @param every how often
     */
    public Stamping(TileLog log, BooleanSupplier leads, WitnessedCheckpoint witnessed, TimeStamper stamper,
            StoredTokens tokens, Path folder, Duration every, Alarms alarms, Clock clock) {
        this.log = log;
        this.leads = leads;
        this.witnessed = witnessed;
        this.stamper = stamper;
        this.tokens = tokens;
        this.folder = folder;
        this.every = every;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Has a checkpoint stamped if it is time. What goes wrong is an alarm. */
    public void round() {
        Instant now = clock.instant();
        if (!leads.getAsBoolean() || next != null && now.isBefore(next)) {
            return;
        }
        Optional<SignedNote> note = wanted();
        if (note.isPresent()) {
            next = now.plus(stamp(note.get()) ? every : RETRY);
        }
    }

    private Optional<SignedNote> wanted() {
        long stamped = tokens.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
        if (log.checkpoint().size() <= stamped) {
            return Optional.empty();
        }
        return witnessed.note().filter(note -> Checkpoint.parse(note.text()).size() > stamped)
                .or(() -> Optional.of(SignedNote.parse(log.checkpointNote())));
    }

    private boolean stamp(SignedNote note) {
        try {
            StampedCheckpoint stamped = new StampedCheckpoint(note, stamper.stamp(StampedCheckpoint.stamped(note)));
            tokens.keep(stamped);
            DurableFile.writeAll(Map.of(folder.resolve(STAMPED), note.encode().getBytes(StandardCharsets.UTF_8),
                    folder.resolve(RESPONSE), stamped.stamp().response()));
            alarms.clear(ALARM);
            return true;
        } catch (FaultException e) {
            alarms.raise(ALARM, e.fault());
        } catch (IOException e) {
            alarms.raise(ALARM, Fault.of(SecurityError.TIME_AUTHORITY_UNREACHABLE, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
