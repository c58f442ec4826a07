package org.yijian.routes.traffic;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.security.error.Fault;

/** Counts what one route does and remembers its last failure. */
public final class RouteActivity {

    private static final Logger LOG = LoggerFactory.getLogger(RouteActivity.class);

    private final String routeId;
    private final TrafficListener listener;
    private final Clock clock;
    private @Nullable Fault failure;
    private @Nullable Fault told;
    private @Nullable Instant lastMessageAt;
    private @Nullable Instant lastPollAt;
    private long messages;
    private long duplicates;
    private long failures;

    public RouteActivity(String routeId, TrafficListener listener, Clock clock) {
        this.routeId = routeId;
        this.listener = listener;
        this.clock = clock;
    }

    /** A message was taken in: whatever failed before, the latest outcome is good. */
    public synchronized void received(String source, boolean duplicate) {
        failure = null;
        messages++;
        duplicates += duplicate ? 1 : 0;
        lastMessageAt = clock.instant();
        listener.received(routeId, source, duplicate);
    }

    /** A round ended well. */
    public synchronized void polled() {
        lastPollAt = clock.instant();
        recovered();
    }

    /** What failed before works again. */
    public synchronized void recovered() {
        if (told != null) {
            LOG.info("Route {} works again", routeId);
        }
        failure = null;
        told = null;
    }

    /** A round failed. The log says so once for each reason until a whole round goes well, not once for each round. */
    public synchronized void failed(Fault fault, @Nullable Throwable cause) {
        failures++;
        if (!fault.equals(told)) {
            LOG.warn("Route {} fails: {} {}", routeId, fault.code().code(), fault.text(java.util.Locale.ENGLISH));
            LOG.debug("Route {} fails", routeId, cause);
        }
        failure = fault;
        told = fault;
        listener.failed(routeId, fault.code().code());
    }

    /** The status of a route that runs. */
    public synchronized RouteStatus status(String blueprint, String connector, String source, boolean enabled) {
        RouteStatus.State state = !enabled
                ? RouteStatus.State.STOPPED
                : failure == null ? RouteStatus.State.RUNNING : RouteStatus.State.FAILING;
        return new RouteStatus(routeId, blueprint, connector, source, state, enabled ? failure : null, lastMessageAt,
                lastPollAt, messages, duplicates, failures);
    }
}
