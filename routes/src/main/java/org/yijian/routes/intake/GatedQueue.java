package org.yijian.routes.intake;

import java.util.Set;
import java.util.UUID;

/**
 * A queue behind a gate. A closed gate keeps messages out; the ticket of one that is in already passes.
 *
 * @param gate asked first
 * @param queue where tickets go
 */
public record GatedQueue(IntakeGate gate, IntakeQueue queue) implements IntakeQueue {

    @Override
    public void check() {
        gate.check();
        queue.check();
    }

    @Override
    public void send(Ticket ticket) {
        queue.send(ticket);
    }

    @Override
    public Set<UUID> waiting() {
        return queue.waiting();
    }
}
