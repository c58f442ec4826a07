package org.yijian.records;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/**
 * A piece of a message that did not become a record, and why. Goes to quarantine.
 *
 * @param fault what is wrong, with code and texts
 * @param line line or row in the message, counted from 1; 0 if the message has none
 * @param path field, column or path inside the piece, for example {@code facility.creditCode}; null for the whole
 * @param sourceKey the source's key where it was readable
 */
public record RejectedRecord(Fault fault, long line, @Nullable String path, @Nullable String sourceKey) {}
