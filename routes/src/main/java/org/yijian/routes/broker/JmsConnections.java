package org.yijian.routes.broker;

import jakarta.jms.ConnectionFactory;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connections that fail soon instead of waiting, so that a sender hears "try again later" and is not left hanging. */
final class JmsConnections {

    private static final long CALL_TIMEOUT_MILLIS = 10_000;

    private JmsConnections() {
    }

    static ConnectionFactory to(String url, String user, String password) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
        factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setBlockOnDurableSend(true);
        // One ticket at a time: a ticket may stand for two gigabytes, and another consumer may be free.
        factory.setConsumerWindowSize(0);
        return factory;
    }
}
