/**
 * How the ledger talks to PostgreSQL: its schema ({@link org.yijian.records.ledger.database.LedgerSchema}), transactions
 * that are tried again when they lose a race ({@link org.yijian.records.ledger.database.Transactions}), statements,
 * binary {@code COPY} and month partitions. Knows tables only by name; what is in them is told by the neighbours.
 */
@NullMarked
package org.yijian.records.ledger.database;

import org.jspecify.annotations.NullMarked;
