package org.yijian.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

/**
 * A broker or cluster of the operator's own. Its queues ({@link Broker#INTAKE_QUEUE}, {@link Broker#DEAD_QUEUE}) and the
 * agencies' accounts are made by whoever runs it.
 */
public final class ExternalBroker implements Broker {

    private final String url;
    private final String user;
    private final ConnectionFactory connections;

    /**
     * @param url Artemis URL, for example {@code tcp://broker:61617?sslEnabled=true}
     * @param user the hub's account
     * @param password its password
     */
    public ExternalBroker(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.connections = JmsConnections.to(url, user, password);
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public boolean available() {
        try (Connection connection = connections.createConnection()) {
            return connection.getMetaData() != null;
        } catch (JMSException e) {
            return false;
        }
    }

    @Override
    public String openTopic(String routeId, PublisherAccount account, String topic) {
        return Topics.address(topic) + "::" + Topics.queue(routeId);
    }

    @Override
    public void closeTopic(String routeId) {
        // The account belongs to whoever runs the broker.
    }

    @Override
    public void close() {
        // Connections are closed by those who opened them.
    }

    @Override
    public String toString() {
        return "ExternalBroker[" + url.replaceAll("\\?.*", "") + ", " + user + "]";
    }
}
