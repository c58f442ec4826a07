package org.yijian.routes.broker;

import jakarta.jms.ConnectionFactory;

/** The broker as the routes use it. */
public interface Broker extends AutoCloseable {

    /** The durable queue of tickets: one text message with the exchange id for each message received. */
    String INTAKE_QUEUE = "yijian.intake";

    /** Tickets that name no raw message; for a person to look at. */
    String DEAD_QUEUE = "yijian.intake.dead";

    /** Connections as the hub itself. They fail at once when the broker is away; whoever uses them tries again. */
    ConnectionFactory connections();

    /** Whether the broker runs, as far as can be told without sending anything. */
    boolean available();

    /**
     * Lets an agency's account publish to one topic and keeps what it publishes in a durable queue.
     *
     * @param routeId the route that asks; calling again for the same route replaces what it asked for before
     * @return name of the queue to consume from, as a JMS destination
     * @throws org.yijian.security.error.FaultException if the account is used with another password by another route
     */
    String openTopic(String routeId, PublisherAccount account, String topic);

    /** Takes the route's right to publish back; what is in its queue stays. */
    void closeTopic(String routeId);

    /** Queues from which partners take what waits for them. */
    default PartnerQueues partners() {
        return PartnerQueues.NONE;
    }

    @Override
    void close();
}
