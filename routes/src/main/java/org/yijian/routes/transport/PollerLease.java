package org.yijian.routes.transport;

/** Decides which node polls a route: one at a time. Losing it costs double work, never evidence. */
@FunctionalInterface
public interface PollerLease {

    /** Whether this node is to poll the route now. */
    boolean holds(String routeId);

    /** For a single node. */
    static PollerLease always() {
        return routeId -> true;
    }
}
