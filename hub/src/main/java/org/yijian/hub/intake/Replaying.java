package org.yijian.hub.intake;

import java.util.UUID;

import org.yijian.records.ledger.Attempt;
import org.yijian.security.access.AccessScope;

/** Has messages read again. */
@FunctionalInterface
public interface Replaying {

    /**
     * Begins another reading of the message; see {@link org.yijian.routes.RoutesRoom#replay}.
     *
     * @throws org.yijian.security.error.FaultException if there is nothing to replay, or not now
     */
    Attempt replay(UUID exchangeId, AccessScope scope);
}
