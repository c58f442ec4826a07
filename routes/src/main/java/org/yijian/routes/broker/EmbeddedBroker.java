package org.yijian.routes.broker;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.jms.ConnectionFactory;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis inside the hub: journal on disk with fsync, reachable only from within the process and, if wanted, by MQTT on
 * loopback. It can be stopped and started again; the hub's password is drawn anew for each process and never stored.
 */
public final class EmbeddedBroker implements Broker {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final BrokerSettings settings;
    private final int serverId = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final String hubPassword = randomPassword();
    private final BrokerAccounts accounts = new BrokerAccounts(hubPassword);
    private final AmqpDoor door;
    private @Nullable ActiveMQServer server;

    private EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
        this.door = new AmqpDoor(settings.partners(), new LetterPost(connections()));
    }

    /** Starts it, or fails: a broker that says it runs but does not accept messages is never returned. */
    public static EmbeddedBroker start(BrokerSettings settings) {
        EmbeddedBroker broker = new EmbeddedBroker(settings);
        broker.start();
        return broker;
    }

    /** Starts it again after {@link #stop()}; what was in the queues is there again. */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("the broker runs already");
        }
        ActiveMQServer starting = null;
        try {
            BrokerGate gate = new BrokerGate(accounts.securityManager(), door::partner);
            starting = ActiveMQServers.newActiveMQServer(new BrokerConfiguration(settings, serverId).build(), null,
                    gate, true);
            starting.registerBrokerPlugin(door.taken());
            starting.start();
            if (!starting.isActive()) {
                throw new IllegalStateException("Artemis started without becoming active; see the log above");
            }
            accounts.apply(starting);
            if (!accounts.isEmpty()) {
                listen(starting);
            }
            server = starting;
            door.attach(starting, gate);
        } catch (Exception e) {
            stop(starting);
            throw new IllegalStateException("the embedded broker does not start: " + e.getMessage(), e);
        }
    }

    /** Stops it; clients see their connections fail. */
    public synchronized void stop() {
        door.detach();
        stop(server);
        server = null;
    }

    private static void stop(@Nullable ActiveMQServer running) {
        if (running == null) {
            return;
        }
        try {
            ((ActiveMQServerImpl) running).stop(false, true);
        } catch (Exception e) {
            LOG.warn("The embedded broker did not stop cleanly; its journal will be read again at the next start", e);
        }
    }

    @Override
    public ConnectionFactory connections() {
        return JmsConnections.to("vm://" + serverId, BrokerAccounts.HUB, hubPassword);
    }

    @Override
    public synchronized boolean available() {
        return server != null && server.isActive();
    }

    @Override
    public PartnerQueues partners() {
        return door;
    }

    /** The port on which MQTT is spoken; empty if it is not, or nobody has an account yet, or the broker is stopped. */
    public synchronized java.util.OptionalInt mqttPort() {
        return server != null
                && server.getRemotingService().getAcceptor(BrokerConfiguration.MQTT) instanceof NettyAcceptor acceptor
                        ? java.util.OptionalInt.of(acceptor.getActualPort())
                        : java.util.OptionalInt.empty();
    }

    @Override
    public synchronized String openTopic(String routeId, PublisherAccount account, String topic) {
        String address = Topics.address(topic);
        String queue = Topics.queue(routeId);
        accounts.grant(routeId, account, address);
        if (server != null) {
            accounts.apply(server);
            createQueue(server, queue, address);
            listen(server);
        }
        return address + "::" + queue;
    }

    /** Lets devices connect, if they may at all and cannot yet. */
    private void listen(ActiveMQServer running) {
        RemotingService remoting = running.getRemotingService();
        if (settings.mqttPort() == null || remoting.getAcceptor(BrokerConfiguration.MQTT) != null) {
            return;
        }
        try {
            remoting.createAcceptor(BrokerConfiguration.MQTT, BrokerConfiguration.mqtt(settings)).start();
        } catch (Exception e) {
            throw new IllegalStateException("MQTT cannot be offered at port " + settings.mqttPort() + ": "
                    + e.getMessage(), e);
        }
    }

    private static void createQueue(ActiveMQServer server, String queue, String address) {
        try {
            server.createQueue(QueueConfiguration.of(queue).setAddress(address).setRoutingType(RoutingType.MULTICAST)
                    .setDurable(true).setAutoCreateAddress(true), true);
        } catch (Exception e) {
            throw new IllegalStateException("the queue " + queue + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void closeTopic(String routeId) {
        accounts.revoke(routeId);
        if (server != null) {
            accounts.apply(server);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
