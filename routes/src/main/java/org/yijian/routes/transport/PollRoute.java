package org.yijian.routes.transport;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.yijian.routes.RouteError;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Looks at an agency again and again, never twice at the same time, on the node that holds the lease. */
public final class PollRoute extends RouteBuilder {

    private final String routeId;
    private final Duration every;
    private final Poller poller;
    private final RouteActivity activity;
    private final BooleanSupplier lease;

    public PollRoute(String routeId, Duration every, Poller poller, RouteActivity activity, BooleanSupplier lease) {
        this.routeId = routeId;
        this.every = every;
        this.poller = poller;
        this.activity = activity;
        this.lease = lease;
    }

    @Override
    public void configure() {
        from("timer:" + routeId + "?delay=0&period=" + every.toMillis()).routeId(routeId).process(this::round);
    }

    private void round(Exchange exchange) {
        if (!lease.getAsBoolean()) {
            return;
        }
        try {
            poller.poll(() -> isRunning(exchange));
            activity.polled();
        } catch (FaultException e) {
            activity.failed(e.fault(), e);
        } catch (RuntimeException e) {
            activity.failed(Fault.of(RouteError.TRANSPORT_FAILED, String.valueOf(e.getMessage())), e);
        }
    }

    private boolean isRunning(Exchange exchange) {
        return exchange.getContext().getRouteController().getRouteStatus(routeId).isStarted();
    }
}
