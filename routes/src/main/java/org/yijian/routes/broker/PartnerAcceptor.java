package org.yijian.routes.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;

/**
 * Where partners connect: TLS 1.3 by the hub's own context, which asks at every handshake whose certificate it is. Artemis
 * itself would want key stores in files and trust everybody under an authority.
 */
final class PartnerAcceptor {

    static final String NAME = "partners";

    private static final String[] PROTOCOLS = { "TLSv1.3" };
    private static final int HANDSHAKE_SECONDS = 10;

    private PartnerAcceptor() {
    }

    /** Opens it. */
    static NettyAcceptor open(ActiveMQServer server, BrokerSettings.Door door, SSLContext tls) throws Exception {
        server.getServiceRegistry().addAcceptorFactory(NAME, factory(tls));
        var acceptor = (NettyAcceptor) server.getRemotingService().createAcceptor(
                new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters(door), NAME));
        acceptor.start();
        return acceptor;
    }

    private static Map<String, Object> parameters(BrokerSettings.Door door) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, door.host());
        parameters.put(TransportConstants.PORT_PROP_NAME, door.port());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "AMQP");
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        // Only a name: the context that goes with it is never used, see below.
        parameters.put(TransportConstants.SSL_CONTEXT_PROP_NAME, "yijian-partners");
        parameters.put(TransportConstants.CONNECTIONS_ALLOWED, 100L);
        parameters.put(TransportConstants.REMOTING_THREADS_PROPNAME, 2);
        parameters.put("saslMechanisms", "EXTERNAL");
        parameters.put("amqpIdleTimeout", "60000");
        // A message that a partner's program rejects comes again; it is not for the hub's own dead letters.
        parameters.put("amqpTreatRejectAsUnmodifiedDeliveryFailed", "true");
        return parameters;
    }

    private static AcceptorFactory factory(SSLContext tls) {
        return (name, cluster, configuration, handler, listener, threads, scheduled, protocols, group,
                metrics) -> new NettyAcceptor(name, cluster, configuration, handler, listener, scheduled,
                        new OrderedExecutor(threads), protocols, group, metrics) {
                    @Override
                    public SslHandler getSslHandler(ByteBufAllocator allocator, String host, int port) {
                        return handler(tls);
                    }
                };
    }

    private static SslHandler handler(SSLContext tls) {
        SSLEngine engine = tls.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        engine.setEnabledProtocols(PROTOCOLS);
        SslHandler handler = new SslHandler(engine);
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        return handler;
    }
}
