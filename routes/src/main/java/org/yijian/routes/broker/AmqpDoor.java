package org.yijian.routes.broker;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

import jakarta.jms.JMSException;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/** The partners' queues in the embedded broker. It outlives the server inside, which may be stopped and started again. */
final class AmqpDoor implements PartnerQueues {

    private final BrokerSettings.@Nullable Door settings;
    private final LetterPost post;
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private volatile @Nullable Opening opening;
    private @Nullable ActiveMQServer server;
    private @Nullable BrokerGate gate;

    private record Opening(SSLContext tls, Desk desk) {}

    AmqpDoor(BrokerSettings.@Nullable Door settings, LetterPost post) {
        this.settings = settings;
        this.post = post;
    }

    /** The partner behind a certificate, if it is served at all. */
    Optional<String> partner(X509Certificate shown) {
        Opening now = opening;
        return now == null
                ? Optional.empty()
                : now.desk().partner(shown).filter(partner -> served.containsKey(queue(partner)));
    }

    TakenMessages taken() {
        return new TakenMessages((queue, message) -> {
            Opening now = opening;
            String partner = served.get(queue);
            if (now != null && partner != null) {
                now.desk().taken(partner, message);
            }
        });
    }

    /** The server runs: everybody who was let in before may come again. */
    synchronized void attach(ActiveMQServer running, BrokerGate watched) {
        server = running;
        gate = watched;
        served.forEach((queue, partner) -> grant(running, queue, partner));
        listen();
    }

    synchronized void detach() {
        server = null;
        post.close();
    }

    @Override
    public boolean offered() {
        return settings != null;
    }

    @Override
    public synchronized void open(SSLContext tls, Desk desk) {
        opening = new Opening(tls, desk);
        listen();
    }

    private void listen() {
        Opening wanted = opening;
        ActiveMQServer running = server;
        if (settings == null || wanted == null || running == null) {
            return;
        }
        try {
            if (running.getRemotingService().getAcceptor(PartnerAcceptor.NAME) != null) {
                running.getRemotingService().destroyAcceptor(PartnerAcceptor.NAME);
            }
            PartnerAcceptor.open(running, settings, wanted.tls());
        } catch (Exception e) {
            throw new IllegalStateException("AMQP cannot be offered at port " + settings.port() + ": "
                    + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void serve(String partner) {
        String queue = queue(partner);
        ActiveMQServer running = running();
        grant(running, queue, partner);
        try {
            running.createQueue(QueueConfiguration.of(queue).setAddress(queue).setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true).setExclusive(true).setAutoCreateAddress(true), true);
            located(running, queue).ifPresent(AmqpDoor::empty);
        } catch (Exception e) {
            throw new IllegalStateException("the queue " + queue + " cannot be made: " + e.getMessage(), e);
        }
        served.put(queue, partner);
    }

    /** One partner may take, the hub may do everything, nobody else anything. */
    private static void grant(ActiveMQServer running, String queue, String partner) {
        Role takeOnly = new Role(BrokerGate.role(partner), false, true, false, false, false, false, false, false, false,
                false, false, false);
        running.getSecurityRepository().addMatch(queue, Set.of(takeOnly, BrokerAccounts.hubRole()));
    }

    private static void empty(Queue queue) {
        try {
            queue.deleteAllReferences();
        } catch (Exception e) {
            throw new IllegalStateException("the queue " + queue.getName() + " cannot be emptied", e);
        }
    }

    @Override
    public void put(String partner, List<Letter> letters) throws JMSException {
        post.put(queue(partner), letters);
    }

    @Override
    public synchronized void takeBack(String partner, Collection<UUID> messages) {
        located(running(), queue(partner)).ifPresent(queue -> messages.forEach(id -> remove(queue, id)));
    }

    private static void remove(Queue queue, UUID id) {
        try {
            queue.deleteMatchingReferences(FilterImpl.createFilter(TakenMessages.ID + " = '" + id + "'"));
        } catch (Exception e) {
            throw new IllegalStateException("a message cannot be taken back from " + queue.getName(), e);
        }
    }

    @Override
    public synchronized void dismiss(String partner) {
        String queue = queue(partner);
        served.remove(queue);
        ActiveMQServer running = server;
        BrokerGate watched = gate;
        if (running == null || watched == null) {
            return;
        }
        running.getSecurityRepository().addMatch(queue, Set.of(BrokerAccounts.hubRole()));
        cut(running, connection -> watched.isOf(connection, partner));
        located(running, queue).ifPresent(AmqpDoor::empty);
    }

    @Override
    public synchronized void lookAgain(String partner) {
        ActiveMQServer running = server;
        BrokerGate watched = gate;
        if (running != null && watched != null) {
            cut(running, each -> watched.isOf(each, partner) && !watched.stillIs(each, partner));
        }
    }

    private static void cut(ActiveMQServer running, Predicate<RemotingConnection> which) {
        for (RemotingConnection connection : running.getRemotingService().getConnections()) {
            if (which.test(connection)) {
                running.getRemotingService().removeConnection(connection.getID());
                connection.fail(new ActiveMQException("not served any more"));
            }
        }
    }

    @Override
    public synchronized int listeners(String partner) {
        ActiveMQServer running = server;
        return running == null ? 0 : located(running, queue(partner)).map(Queue::getConsumerCount).orElse(0);
    }

    @Override
    public synchronized long lying(String partner) {
        ActiveMQServer running = server;
        return running == null ? 0 : located(running, queue(partner)).map(Queue::getMessageCount).orElse(0L);
    }

    @Override
    public synchronized int port() {
        return server != null && server.getRemotingService()
                .getAcceptor(PartnerAcceptor.NAME) instanceof NettyAcceptor acceptor ? acceptor.getActualPort() : 0;
    }

    private static Optional<Queue> located(ActiveMQServer running, String queue) {
        return Optional.ofNullable(running.locateQueue(SimpleString.of(queue)));
    }

    private static String queue(String partner) {
        return PartnerQueues.queue(partner);
    }

    private ActiveMQServer running() {
        if (server == null) {
            throw new IllegalStateException("the broker is stopped");
        }
        return server;
    }
}
