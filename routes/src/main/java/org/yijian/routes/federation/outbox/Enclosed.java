package org.yijian.routes.federation.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that travels beside a message. The queue keeps only where it is in the ledger.
 *
 * @param record the record
 * @param revision its revision
 * @param recordedAt when the ledger kept that revision
 * @param content its canonical JSON, as the ledger has it
 */
public record Enclosed(UUID record, int revision, Instant recordedAt, byte[] content) {}
