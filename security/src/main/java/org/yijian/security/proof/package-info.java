/**
 * The tamper-evident log: RFC 6962 hashing, static tiles (C2SP tlog-tiles), checkpoints as signed notes, and the proofs
 * that an outsider checks. Nothing here knows a database; the ledger decides the order of leaves and hands them over.
 *
 * <p>Start reading at {@link org.yijian.security.proof.Leaf}, then {@link org.yijian.security.proof.TileLog}.
 */
@NullMarked
package org.yijian.security.proof;

import org.jspecify.annotations.NullMarked;
