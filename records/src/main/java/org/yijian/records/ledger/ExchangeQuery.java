package org.yijian.records.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which exchanges to list.
 *
 * @param source only from this source; null for all
 * @param state only in this state; null for all
 * @param offset how many to skip
 * @param limit at most this many, 1 to 200
 */
public record ExchangeQuery(@Nullable String source, ExchangeView.@Nullable State state, int offset, int limit) {}
