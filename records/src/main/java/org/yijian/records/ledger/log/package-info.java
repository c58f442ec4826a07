/**
 * The ledger's side of the tamper-evident log: pending leaves are rows of the transaction that they tell of ({@link
 * org.yijian.records.ledger.log.PendingLeaves}) or come from people's doings in groups ({@link
 * org.yijian.records.ledger.log.GroupedAuditLog}); one sequencer numbers them and hands them to the tiles ({@link
 * org.yijian.records.ledger.log.LogSequencer}).
 *
 * <p>May use {@link org.yijian.records.ledger.database}.
 */
@NullMarked
package org.yijian.records.ledger.log;

import org.jspecify.annotations.NullMarked;
