package org.yijian.routes.intake;

import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.yijian.routes.RouteError;
import org.yijian.routes.broker.Broker;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Tickets on {@link Broker#INTAKE_QUEUE}: one durable text message each, see {@link Ticket}. */
public final class JmsIntakeQueue implements IntakeQueue, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JmsIntakeQueue.class);

    private static final int SESSIONS = 32;

    private final CachingConnectionFactory connections;
    private final JmsTemplate template;

    public JmsIntakeQueue(Broker broker) {
        connections = new CachingConnectionFactory(broker.connections());
        connections.setSessionCacheSize(SESSIONS);
        connections.setReconnectOnException(true);
        template = new JmsTemplate(connections);
        template.setExplicitQosEnabled(true);
        template.setDeliveryPersistent(true);
        template.setPubSubDomain(false);
    }

    @Override
    public void check() {
        try {
            connections.createConnection().close();
        } catch (JMSException e) {
            throw away(e);
        }
    }

    @Override
    public void send(Ticket ticket) {
        try {
            put(ticket);
        } catch (JmsException e) {
            // The broker may have been restarted under a cached connection: once more with a new one.
            LOG.debug("Ticket {} is sent once more", ticket.text(), e);
            connections.resetConnection();
            putAgain(ticket);
        }
    }

    private void putAgain(Ticket ticket) {
        try {
            put(ticket);
        } catch (JmsException e) {
            throw away(e);
        }
    }

    private void put(Ticket ticket) {
        template.convertAndSend(Broker.INTAKE_QUEUE, ticket.text());
    }

    @Override
    public Set<UUID> waiting() {
        try {
            return Objects.requireNonNull(template.browse(Broker.INTAKE_QUEUE, (session, browser) -> {
                Set<UUID> waiting = new HashSet<>();
                for (Object ticket : Collections.list(browser.getEnumeration())) {
                    Ticket.parse(((Message) ticket).getBody(String.class)).map(Ticket::exchangeId)
                            .ifPresent(waiting::add);
                }
                return waiting;
            }));
        } catch (JmsException e) {
            throw away(e);
        }
    }

    private FaultException away(Exception cause) {
        connections.resetConnection();
        return new FaultException(Fault.of(RouteError.TRY_LATER), cause);
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
