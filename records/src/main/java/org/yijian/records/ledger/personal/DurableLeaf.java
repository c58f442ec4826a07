package org.yijian.records.ledger.personal;

import java.util.concurrent.CompletionException;

import org.springframework.dao.DataAccessException;
import org.yijian.records.ledger.AuditLog;
import org.yijian.security.proof.Leaf;

/** A leaf that is durable before anything else happens. */
final class DurableLeaf {

    private DurableLeaf() {
    }

    /**
     * @return id of the leaf
     * @throws DataAccessException if the database is away
     */
    static long append(AuditLog log, Leaf leaf) {
        try {
            return log.append(leaf).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DataAccessException away) {
                throw away;
            }
            throw e;
        }
    }
}
