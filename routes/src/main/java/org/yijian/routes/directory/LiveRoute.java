package org.yijian.routes.directory;

import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.routes.RouteError;
import org.yijian.routes.definition.Blueprints;
import org.yijian.routes.definition.RouteDefinition;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.traffic.RouteStatus;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** One definition at work. Used by the directory's thread only, but for its status and its receiver. */
final class LiveRoute {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoute.class);
    private static final String PREFIX = "route-";

    private final RouteDefinition definition;
    private final Surroundings surroundings;
    private final CamelContext camel;
    private final RouteActivity activity;
    private final Receiver receiver;
    private @Nullable Poller poller;
    private volatile boolean started;

    LiveRoute(RouteDefinition definition, Surroundings surroundings, CamelContext camel) {
        this.definition = definition;
        this.surroundings = surroundings;
        this.camel = camel;
        this.activity = new RouteActivity(definition.id(), surroundings.listener(), surroundings.clock());
        this.receiver = new Receiver(definition, surroundings.intake(), activity, limit());
    }

    private long limit() {
        return switch (definition.blueprint()) {
            case Blueprints.HTTP_PUSH, Blueprints.SFTP_DROP, Blueprints.FILE_DROP, Blueprints.MQTT_SUBSCRIBE ->
                definition.parameters().number("maximumBytes");
            default -> Long.MAX_VALUE;
        };
    }

    RouteDefinition definition() {
        return definition;
    }

    RouteStatus status() {
        return activity.status(definition.blueprint(), definition.connector(), definition.source(),
                definition.enabled());
    }

    /** What a pushing agency's messages go to; empty for other blueprints, or when the route does not run. */
    Optional<Receiver> pushed() {
        return started && definition.blueprint().equals(Blueprints.HTTP_PUSH)
                ? Optional.of(receiver)
                : Optional.empty();
    }

    /** Starts it if it is to run and does not; what prevents that is its status, and is tried again later. */
    void start() {
        if (started || !definition.enabled()) {
            return;
        }
        try {
            requireConnector();
            if (!definition.blueprint().equals(Blueprints.HTTP_PUSH)) {
                camel.addRoutes(route());
            }
            started = true;
            activity.recovered();
            LOG.info("Route {} runs: {} → {}", definition.id(), definition.blueprint(), definition.connector());
        } catch (FaultException e) {
            activity.failed(e.fault(), e);
            release();
        } catch (Exception e) {
            activity.failed(Fault.of(RouteError.TRANSPORT_FAILED, String.valueOf(e.getMessage())), e);
            release();
        }
    }

    private void requireConnector() {
        if (surroundings.connectors().named(definition.connector()).isEmpty()) {
            throw new FaultException(RouteError.UNKNOWN_CONNECTOR, definition.connector());
        }
    }

    private RouteBuilder route() {
        Transports transports = new Transports(surroundings);
        Poller made = transports.poller(definition, receiver, activity);
        poller = made;
        return made == null
                ? transports.subscribing(definition, PREFIX + definition.id(), receiver, activity)
                : transports.polling(definition, PREFIX + definition.id(), made, activity);
    }

    /** Stops it; what is being taken in right now is finished first. */
    void stop() {
        started = false;
        release();
        LOG.info("Route {} stopped", definition.id());
    }

    private void release() {
        try {
            String routeId = PREFIX + definition.id();
            if (camel.getRoute(routeId) != null) {
                camel.getRouteController().stopRoute(routeId);
                camel.removeRoute(routeId);
            }
        } catch (Exception e) {
            LOG.warn("Route {} did not stop cleanly", definition.id(), e);
        }
        if (poller != null) {
            poller.close();
            poller = null;
        }
        if (definition.blueprint().equals(Blueprints.MQTT_SUBSCRIBE)) {
            surroundings.broker().closeTopic(definition.id());
        }
    }
}
