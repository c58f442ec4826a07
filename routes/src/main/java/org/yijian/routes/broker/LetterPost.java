package org.yijian.routes.broker;

import java.util.List;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts messages for partners into the broker, several in one transaction, over a connection that is kept. */
final class LetterPost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LetterPost.class);

    private final ConnectionFactory connections;
    private @Nullable Connection connection;

    LetterPost(ConnectionFactory connections) {
        this.connections = connections;
    }

    synchronized void put(String queue, List<PartnerQueues.Letter> letters) throws JMSException {
        try (Session session = connection().createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (PartnerQueues.Letter letter : letters) {
                producer.send(message(session, letter));
            }
            session.commit();
        } catch (JMSException e) {
            close();
            throw e;
        }
    }

    private static BytesMessage message(Session session, PartnerQueues.Letter letter) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(TakenMessages.ID, letter.id().toString());
        message.setStringProperty("yijian_type", letter.type());
        message.setStringProperty("yijian_stream", letter.stream());
        message.setLongProperty("yijian_sequence", letter.sequence());
        // Becomes the content type of the AMQP message.
        message.setStringProperty("JMS_AMQP_ContentType", letter.mediaType());
        message.writeBytes(letter.content());
        return message;
    }

    private Connection connection() throws JMSException {
        Connection kept = connection;
        if (kept == null) {
            kept = connections.createConnection();
            connection = kept;
        }
        return kept;
    }

    @Override
    public synchronized void close() {
        Connection former = connection;
        connection = null;
        if (former != null) {
            try {
                former.close();
            } catch (JMSException e) {
                LOG.debug("A connection that had failed did not close cleanly", e);
            }
        }
    }
}
