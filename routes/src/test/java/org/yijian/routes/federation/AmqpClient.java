package org.yijian.routes.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

import org.apache.qpid.jms.JmsConnectionFactory;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.ParcelStream;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.KeyRing;

/** A partner's own program, without a hub: another vendor's AMQP 1.0 client with the partner's certificate. */
final class AmqpClient implements AutoCloseable {

    private static final int WAIT_MILLIS = 20_000;

    final Connection connection;
    final Session session;

    /** Connects, as whoever has these keys, to the hub of this trust document. */
    AmqpClient(KeyRing keys, TrustDocument provider, int port) throws JMSException {
        Predicate<X509Certificate> known = shown -> provider.tlsCertificates().contains(shown);
        JmsConnectionFactory factory = new JmsConnectionFactory("amqps://127.0.0.1:" + port
                + "?amqp.saslMechanisms=EXTERNAL&transport.verifyHost=false&transport.connectTimeout=5000"
                + "&jms.connectTimeout=8000&jms.requestTimeout=8000&jms.prefetchPolicy.all=0");
        factory.setSslContext(new HopSecurity(keys).client(provider, known));
        connection = factory.createConnection();
        try {
            connection.start();
            session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    MessageConsumer consumer(String partner) throws JMSException {
        return session.createConsumer(session.createQueue(PartnerQueues.queue(partner)));
    }

    /** The next message, which is not acknowledged yet. */
    static Message next(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(WAIT_MILLIS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    static Parcel parcel(Message message) throws JMSException, IOException {
        byte[] body = message.getBody(byte[].class);
        return ParcelStream.read(new ByteArrayInputStream(body)).getFirst();
    }

    static MessageHeader header(Message message) throws JMSException, IOException {
        return org.yijian.security.message.Message.read(parcel(message).sealed().content()).header();
    }

    /** Takes so many, acknowledges them, and gives the numbers that they have in their stream. */
    List<Long> take(MessageConsumer consumer, int count) throws JMSException, IOException {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BytesMessage message = (BytesMessage) next(consumer);
            numbers.add(header(message).sequence());
            message.acknowledge();
        }
        return numbers;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
