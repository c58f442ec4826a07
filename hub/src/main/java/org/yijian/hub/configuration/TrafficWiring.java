package org.yijian.hub.configuration;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Exchange;
import org.yijian.routes.acceptance.AcceptanceListener;
import org.yijian.routes.traffic.TrafficListener;

/** Counts what passes through the routes. */
@Configuration(proxyBeanMethods = false)
public class TrafficWiring {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    TrafficListener trafficListener(MeterRegistry meters) {
        return new TrafficListener() {
            @Override
            public void received(String routeId, String source, boolean duplicate) {
                meters.counter("yijian.received", "route", routeId, "duplicate", String.valueOf(duplicate)).increment();
            }

            @Override
            public void failed(String routeId, String code) {
                meters.counter("yijian.route.failed", "route", routeId, "code", code).increment();
            }

            @Override
            public void completed(String routeId, Duration time, boolean failed) {
                meters.timer("yijian.route", "route", routeId, "failed", String.valueOf(failed)).record(time);
            }
        };
    }

    @Bean
    AcceptanceListener acceptanceListener(MeterRegistry meters) {
        return new AcceptanceListener() {
            @Override
            public void appended(Exchange exchange, Appended appended) {
                meters.counter("yijian.records", "source", exchange.source(), "outcome", "accepted")
                        .increment(appended.accepted());
                meters.counter("yijian.records", "source", exchange.source(), "outcome", "unchanged")
                        .increment(appended.unchanged());
                meters.counter("yijian.records", "source", exchange.source(), "outcome", "quarantined")
                        .increment(appended.quarantined());
            }

            @Override
            public void quarantined(Exchange exchange, String code) {
                meters.counter("yijian.quarantined", "source", exchange.source(), "code", code).increment();
            }

            @Override
            public void finished(Exchange exchange, Duration sinceReceived) {
                meters.timer("yijian.exchange", "source", exchange.source()).record(sinceReceived);
            }
        };
    }
}
