package org.yijian.supervision.dossier;

import java.time.Instant;
import java.util.UUID;

import org.yijian.records.Department;

/**
 * What one source says about one field.
 *
 * @param value the value as text; a wire name where the field is an enumeration
 * @param source who says it
 * @param department whose record it is
 * @param recordId the record that says it
 * @param recordedAt when the ledger kept that record
 * @param leafId pending log leaf of the exchange that brought it
 */
public record StatedFact(String value, String source, Department department, UUID recordId, Instant recordedAt,
        long leafId) {}
