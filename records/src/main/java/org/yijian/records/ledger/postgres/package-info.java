/**
 * The ledger on PostgreSQL. Start reading at {@link org.yijian.records.ledger.postgres.LedgerDatabase}, which opens it,
 * then at {@link org.yijian.records.ledger.postgres.PartAppend}, the one transaction that everything else follows from.
 *
 * <p>May use {@link org.yijian.records.ledger.database}, {@link org.yijian.records.ledger.facility} and {@link
 * org.yijian.records.ledger.log}.
 */
@NullMarked
package org.yijian.records.ledger.postgres;

import org.jspecify.annotations.NullMarked;
