/**
 * The append-only store in PostgreSQL: deliveries go in by one transaction each ({@link
 * org.yijian.records.ledger.Ledger}), readers follow the change feed ({@link org.yijian.records.ledger.ChangeFeed}) or
 * look things up ({@link org.yijian.records.ledger.LedgerReader}).
 */
@NullMarked
package org.yijian.records.ledger;

import org.jspecify.annotations.NullMarked;
