package org.yijian.supervision.dossier;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.security.seal.Seal;

/**
 * One source that reports about the facility.
 *
 * @param source its name
 * @param department whose records it brings
 * @param records number of current records
 * @param lastRecordedAt when the ledger kept the newest
 * @param lastExchange the exchange that brought the newest
 * @param attestation who sealed that exchange; null if it cannot be told
 */
public record SourceEntry(String source, Department department, int records, Instant lastRecordedAt, UUID lastExchange,
        Seal.@Nullable Attestation attestation) {}
