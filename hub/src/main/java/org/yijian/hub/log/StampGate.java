package org.yijian.hub.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.yijian.routes.intake.IntakeGate;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.TileLog;
import org.yijian.security.time.CheckpointTokens;

/** Takes no new exchanges when leaves have waited for a time-stamp for too long; what was taken is finished. */
public final class StampGate implements IntakeGate {

    private static final String ALARM = "time-overdue";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final TileLog log;
    private final CheckpointTokens tokens;
    private final Duration limit;
    private final Alarms alarms;
    private final Clock clock;
    private volatile Looked looked = new Looked(Instant.MIN, Optional.empty());

    private record Looked(Instant at, Optional<Instant> since) {}

    /** @param limit how long leaves may wait */
    public StampGate(TileLog log, CheckpointTokens tokens, Duration limit, Alarms alarms, Clock clock) {
        this.log = log;
        this.tokens = tokens;
        this.limit = limit;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public void check() {
        Optional<Instant> since = waitingSince();
        if (since.isPresent() && since.get().plus(limit).isBefore(clock.instant())) {
            Fault fault = Fault.of(SecurityError.TIME_STAMP_OVERDUE, since.get());
            alarms.raise(ALARM, fault);
            throw new FaultException(fault);
        }
        alarms.clear(ALARM);
    }

    /** Since when leaves wait for a time-stamp, at most a second old; empty if none does. */
    public Optional<Instant> waitingSince() {
        Looked last = looked;
        Instant now = clock.instant();
        if (last.at().plus(LOOK).isBefore(now) || last.at().isAfter(now)) {
            long stamped = tokens.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
            last = new Looked(now, UnprovenLeaves.since(log, stamped));
            looked = last;
        }
        return last.since();
    }
}
