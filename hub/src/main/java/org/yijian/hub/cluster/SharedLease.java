package org.yijian.hub.cluster;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.hazelcast.map.IMap;
import org.yijian.routes.transport.PollerLease;

/**
 * One node polls a route until it stops doing so for {@value #SECONDS} seconds; then another may. Two nodes that both
 * believe to hold a lease, for a moment, fetch the same message twice, and the ledger keeps it once.
 */
final class SharedLease implements PollerLease {

    private static final int SECONDS = 20;

    private final IMap<String, UUID> holders;
    private final UUID self;

    SharedLease(IMap<String, UUID> holders, UUID self) {
        this.holders = holders;
        this.self = self;
    }

    @Override
    public boolean holds(String routeId) {
        UUID holder = holders.putIfAbsent(routeId, self, SECONDS, TimeUnit.SECONDS);
        if (holder == null) {
            return true;
        }
        if (holder.equals(self)) {
            holders.setTtl(routeId, SECONDS, TimeUnit.SECONDS);
            return true;
        }
        return false;
    }
}
