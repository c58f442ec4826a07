package org.yijian.records.ledger;

/**
 * Something in the ledger that must not be.
 *
 * @param name what is wrong, stable, for example {@code exchange-counts}
 * @param detail where, with ids
 */
public record LedgerProblem(String name, String detail) {}
