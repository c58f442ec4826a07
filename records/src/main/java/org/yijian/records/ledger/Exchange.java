package org.yijian.records.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One message received from one source, as it is known before anything is read out of it.
 *
 * @param id derived from source and message id (RFC 9562 version 8), so that the same message always has the same id
 * @param source who sent it, the authenticated sender: a connector's name or a partner
 * @param messageId the sender's id of the message, or the SHA-256 of its bytes where it gave none
 * @param route the route it came in by
 * @param connector name of the connector that reads it
 * @param department wire name of the department whose records the connector brings; null if there is no such connector
 * @param contractVersion the connector's contract version
 * @param fileName name of the file, or a description such as {@code rows after 2026-01-01T00:00:00Z}; no personal data
 * @param receivedAt when the hub had it durable
 * @param bytes its size
 * @param sha256 digest of the raw bytes, lower-case hex
 * @param sm3 digest of the raw bytes, lower-case hex
 * @param attempt which reading of it this is
 */
public record Exchange(UUID id, String source, String messageId, String route, String connector,
        @Nullable String department, String contractVersion, String fileName, Instant receivedAt, long bytes,
        String sha256, String sm3, Attempt attempt) {

    /** A message that is read for the first time. */
    public Exchange(UUID id, String source, String messageId, String route, String connector,
            @Nullable String department, String contractVersion, String fileName, Instant receivedAt, long bytes,
            String sha256, String sm3) {
        this(id, source, messageId, route, connector, department, contractVersion, fileName, receivedAt, bytes, sha256,
                sm3, Attempt.FIRST);
    }

    /** The same message, read another time. */
    public Exchange at(Attempt other) {
        return new Exchange(id, source, messageId, route, connector, department, contractVersion, fileName, receivedAt,
                bytes, sha256, sm3, other);
    }
}
