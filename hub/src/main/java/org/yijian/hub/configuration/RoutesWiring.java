package org.yijian.hub.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

import javax.sql.DataSource;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.connectors.Connectors;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.hub.configuration.HubProperties.Broker;
import org.yijian.hub.health.RouteStates;
import org.yijian.hub.intake.ReceivedMessages;
import org.yijian.hub.intake.Replaying;
import org.yijian.hub.log.StampGate;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.Replays;
import org.yijian.records.validation.RecordReader;
import org.yijian.routes.RouteNeighbours;
import org.yijian.routes.RouteSettings;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.acceptance.AcceptanceListener;
import org.yijian.routes.acceptance.AcceptanceSettings;
import org.yijian.routes.acceptance.Pace;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.broker.ExternalBroker;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.PollerLease;
import org.yijian.routes.upkeep.UpkeepSettings;
import org.yijian.security.trust.KeyRing;

/** The broker, the connectors and the routes. */
@Configuration(proxyBeanMethods = false)
public class RoutesWiring {

    private static final long SHUTDOWN_SECONDS = 8;

    @Bean(destroyMethod = "close")
    org.yijian.routes.broker.Broker broker(HubProperties properties, Home home) {
        Broker wanted = properties.broker();
        if (wanted.url() != null) {
            String password = wanted.passwordFile() == null ? "" : Secrets.content(wanted.passwordFile());
            return new ExternalBroker(wanted.url(), wanted.user(), password);
        }
        Integer mqttPort = wanted.mqttPort() == 0 ? null : wanted.mqttPort();
        BrokerSettings.Door partners = wanted.amqpPort() == 0
                ? null
                : new BrokerSettings.Door(wanted.amqpAddress(), wanted.amqpPort());
        return EmbeddedBroker.start(new BrokerSettings(home.folder("artemis"), "127.0.0.1", mqttPort, partners));
    }

    @Bean
    Connectors connectors(Divisions divisions, Home home, Clock clock) {
        return new FolderConnectors(new RecordReader(divisions, clock), home.folder("connectors"));
    }

    /** One Camel context, without Spring's magic: routes come only from the routes room. */
    @Bean(destroyMethod = "stop")
    CamelContext camel() {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("yijian");
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        camel.start();
        return camel;
    }

    @Bean
    RoutesRoom routesRoom(HubProperties properties, Home home, org.yijian.routes.broker.Broker broker,
            DataSource database, Ledger ledger, LedgerReader reader, Replays replays, AuditLog audit,
            Connectors connectors,
            KeyRing keys,
            PollerLease lease, TrafficListener traffic, AcceptanceListener accepted, CamelContext camel,
            Pace pace, StampGate gate, Clock clock) {
        AcceptanceSettings standard = AcceptanceSettings.standard();
        AcceptanceSettings acceptance = new AcceptanceSettings(properties.intake().consumers(), standard.appenders(),
                standard.partSize(), standard.attempts(), standard.shortestPause(), standard.longestPause());
        RouteSettings settings = new RouteSettings(home.root(), new AllowedHosts(properties.hosts().allowed()),
                properties.intake().largest().toBytes(), acceptance, upkeep(properties.upkeep()));
        return RoutesRoom.open(settings,
                new RouteNeighbours(broker, database, ledger, reader, replays, audit, connectors, keys,
                        lease,
                        traffic, accepted, pace, gate, clock),
                camel);
    }

    private static UpkeepSettings upkeep(HubProperties.Upkeep wanted) {
        return new UpkeepSettings(wanted.ticketsEvery(), wanted.ticketGrace(), wanted.rawKept(), wanted.rawEvery());
    }

    @Bean
    Replaying replaying(RoutesRoom routes) {
        return routes::replay;
    }

    @Bean
    RouteStates routeStates(RoutesRoom routes) {
        return () -> routes.directory().all();
    }

    @Bean
    ReceivedMessages receivedMessages(RoutesRoom routes, Connectors connectors) {
        return exchangeId -> {
            try {
                return routes.rawStore().metadata(exchangeId)
                        .map(metadata -> metadata.exchange(connectors.named(metadata.connector())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
