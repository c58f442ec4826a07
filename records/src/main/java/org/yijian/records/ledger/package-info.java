/**
 * The append-only store in PostgreSQL: deliveries go in by one transaction each ({@link
 * org.yijian.records.ledger.Ledger}), readers follow the change feed ({@link org.yijian.records.ledger.ChangeFeed}) or
 * look things up ({@link org.yijian.records.ledger.LedgerReader}). What is here says what can be asked; {@link
 * org.yijian.records.ledger.postgres.LedgerDatabase} opens it.
 */
@NullMarked
package org.yijian.records.ledger;

import org.jspecify.annotations.NullMarked;
