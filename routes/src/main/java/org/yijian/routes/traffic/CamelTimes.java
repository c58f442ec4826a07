package org.yijian.routes.traffic;

import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Tells the listener how long each round of a Camel route took. */
public final class CamelTimes extends EventNotifierSupport {

    private final TrafficListener listener;

    public CamelTimes(TrafficListener listener) {
        this.listener = listener;
        setIgnoreCamelContextEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeCreatedEvent(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeCompletedEvent completed) {
            tell(completed.getExchange(), false);
        } else if (event instanceof ExchangeFailedEvent failed) {
            tell(failed.getExchange(), true);
        }
    }

    private void tell(Exchange exchange, boolean failed) {
        String routeId = exchange.getFromRouteId();
        if (routeId != null) {
            listener.completed(routeId, Duration.ofMillis(exchange.getClock().elapsed()), failed);
        }
    }
}
