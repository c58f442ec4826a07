package org.yijian.routes.intake;

import java.util.Set;
import java.util.UUID;

/** Where tickets go. */
public interface IntakeQueue {

    /**
     * Whether it is worth taking a body in.
     *
     * @throws org.yijian.security.error.FaultException {@code TRY_LATER} if the broker is away
     */
    void check();

    /**
     * Puts a ticket on the queue; returns when the broker has synced it.
     *
     * @throws org.yijian.security.error.FaultException {@code TRY_LATER} if that is not certain
     */
    void send(Ticket ticket);

    /**
     * The exchanges that have a ticket waiting. Those being worked on are not among them.
     *
     * @throws org.yijian.security.error.FaultException {@code TRY_LATER} if the broker is away
     */
    Set<UUID> waiting();
}
