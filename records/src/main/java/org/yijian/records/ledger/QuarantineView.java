package org.yijian.records.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One piece in quarantine.
 *
 * @param id id of the quarantine row
 * @param exchangeId exchange it came with; its raw message is kept under that id
 * @param source who sent it
 * @param fault code and texts
 * @param line line or row, from 1; 0 if there is none
 * @param path field, column or path; null for the whole piece
 * @param sourceKey key of the piece where it was readable
 * @param at when
 * @param replayed where the message stands that was read again since; null if this is of its latest reading
 */
public record QuarantineView(long id, UUID exchangeId, String source, ExchangeView.FaultText fault, long line,
        @Nullable String path, @Nullable String sourceKey, Instant at,
        ExchangeView.@Nullable State replayed) {}
