package org.yijian.routes.kit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yijian.routes.RouteError;
import org.yijian.routes.intake.IntakeQueue;
import org.yijian.routes.intake.Ticket;
import org.yijian.security.error.FaultException;

/** A queue in memory that can be away. */
public final class ListQueue implements IntakeQueue {

    private final List<UUID> tickets = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public void setAway(boolean away) {
        this.away = away;
    }

    public List<UUID> tickets() {
        return List.copyOf(tickets);
    }

    @Override
    public void check() {
        // A broker may go away between check and send: that is what the tests are after.
    }

    @Override
    public Set<UUID> waiting() {
        return Set.copyOf(tickets);
    }

    @Override
    public void send(Ticket ticket) {
        if (away) {
            throw new FaultException(RouteError.TRY_LATER);
        }
        tickets.add(ticket.exchangeId());
    }
}
