package org.yijian.routes.transport;

import java.util.function.BooleanSupplier;

/** Looks at an agency and takes in what is new. Used by one thread at a time. */
public interface Poller extends AutoCloseable {

    /**
     * Takes in everything that is new now.
     *
     * @param mayGoOn false when the route is being stopped: return soon
     * @throws org.yijian.security.error.FaultException if it failed; it is tried again at the next round
     */
    void poll(BooleanSupplier mayGoOn);

    @Override
    default void close() {
    }
}
