package org.yijian.records.ledger;

import java.util.concurrent.CompletableFuture;

import org.yijian.security.proof.Leaf;

/**
 * Takes leaves that stand for what people did: searches, views, sign-ins, administration. Many leaves that arrive
 * together share one database commit.
 */
public interface AuditLog {

    /**
     * Makes the leaf durable.
     *
     * @return completes with the leaf id when the leaf is committed, or exceptionally if it could not be; callers must
     *         not show what was asked for before that
     */
    CompletableFuture<Long> append(Leaf leaf);
}
