package org.yijian.routes.broker;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.net.ssl.SSLContext;

import jakarta.jms.JMSException;

/**
 * Queues from which partners take what waits for them, by AMQP 1.0 over mutual TLS: each partner only its own, and nothing
 * but take. What is in such a queue is a copy of what the hub's database has, so that it may be emptied at any time.
 */
public interface PartnerQueues {

    /** What the name of every partner's queue begins with. */
    String PREFIX = "yijian.partner.";

    /** A broker that offers this to nobody. */
    PartnerQueues NONE = new NoPartnerQueues();

    /**
     * One message.
     *
     * @param id the message's own id, by which it is known to {@link Desk#taken}
     * @param type what its body is
     * @param stream what it counts in
     * @param sequence its number there
     * @param mediaType of the content
     * @param content what is handed out
     */
    record Letter(UUID id, String type, String stream, long sequence, String mediaType, byte[] content) {}

    /** Who knows the partners. */
    interface Desk {

        /** The partner that shows this certificate and may come in now; empty for anybody else. */
        Optional<String> partner(X509Certificate shown);

        /** A partner has taken a message, for good: the broker has it no more. Called on a thread of the broker. */
        void taken(String partner, UUID message);
    }

    /** Whether there is such a door at all. */
    boolean offered();

    /**
     * Lets partners connect.
     *
     * @param tls shows this hub's certificate and knows the partners' certificates
     */
    void open(SSLContext tls, Desk desk);

    /** Lets one partner take from its queue, which is empty then. */
    void serve(String partner);

    /**
     * Puts messages at the end of a partner's queue, all or none.
     *
     * @throws JMSException if that cannot be said
     */
    void put(String partner, List<Letter> letters) throws JMSException;

    /**
     * Takes messages out of a partner's queue that it has not got yet.
     *
     * @throws IllegalStateException while the broker is stopped
     */
    void takeBack(String partner, Collection<UUID> messages);

    /** Cuts those of the partner's connections whose certificate is not its own any more. */
    void lookAgain(String partner);

    /** Cuts the partner's connections and takes its queue away. */
    void dismiss(String partner);

    /** How many programs of the partner listen to its queue. */
    int listeners(String partner);

    /** How many messages are in its queue, those on their way to the partner among them. */
    long lying(String partner);

    /** Where partners connect; 0 while they cannot. */
    int port();

    /** The name of a partner's queue. */
    static String queue(String partner) {
        return PREFIX + partner.substring(partner.indexOf(':') + 1);
    }
}
