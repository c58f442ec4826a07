package org.yijian.hub.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.records.ledger.LogStatus;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.broker.Broker;
import org.yijian.search.index.IndexGenerations;
import org.yijian.search.index.IndexHealth;

/** The parts that must be up before anybody is sent here. */
@Configuration(proxyBeanMethods = false)
public class ReadinessWiring {

    private static final int DATABASE_SECONDS = 2;

    @Bean
    HealthIndicator databaseHealthIndicator(DataSource database) {
        return () -> {
            try (Connection connection = database.getConnection()) {
                return state(connection.isValid(DATABASE_SECONDS), Map.of());
            } catch (SQLException away) {
                return Health.down(away).build();
            }
        };
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Broker broker) {
        return () -> state(broker.available(), Map.of());
    }

    @Bean
    HealthIndicator routesHealthIndicator(RoutesRoom routes) {
        return () -> state(routes.isRunning(), Map.of());
    }

    @Bean
    HealthIndicator indexHealthIndicator(IndexGenerations index) {
        return () -> {
            IndexHealth health = index.health();
            return state(health.up(), Map.of("state", health.state(), "lagMillis", health.lag().toMillis()));
        };
    }

    @Bean
    HealthIndicator logHealthIndicator(LogSequencer sequencer) {
        return () -> {
            LogStatus status = sequencer.status();
            return state(status.state() != LogStatus.State.ALARM,
                    Map.of("state", status.state(), "numbered", status.numbered(), "published", status.published()));
        };
    }

    private static Health state(boolean up, Map<String, Object> details) {
        return (up ? Health.up() : Health.down()).withDetails(details).build();
    }
}
