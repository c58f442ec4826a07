package org.yijian.records.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yijian.security.access.AccessScope;

/** Messages that are read again, after a mapping, a code table or the list of divisions was repaired. */
public interface Replays {

    /**
     * One replay.
     *
     * @param attempt the number of the attempt that it began
     * @param actor who ordered it
     * @param orderedAt when
     * @param accepted what the attempt before had come to: records new or changed
     * @param unchanged records known with the same content
     * @param quarantined pieces in quarantine
     */
    record Replay(int attempt, String actor, Instant orderedAt, long accepted, long unchanged, long quarantined) {}

    /**
     * Begins a new attempt of a finished exchange that has something in quarantine. A leaf of type {@code admin} is
     * durable before the attempt begins. The message must then be put on the queue for that attempt.
     *
     * @param scope whose right it is to see the exchange
     * @throws org.yijian.security.error.FaultException {@code YJ-REC-056} if there is no such exchange in the scope,
     *         {@code YJ-REC-057} if it is not finished or nothing of it is in quarantine
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached
     */
    Attempt order(UUID exchangeId, AccessScope scope);

    /** The replays of an exchange, newest first. */
    List<Replay> of(UUID exchangeId);
}
