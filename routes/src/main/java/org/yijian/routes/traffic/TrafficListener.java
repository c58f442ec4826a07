package org.yijian.routes.traffic;

import java.time.Duration;

/** Hears what passes through the routes, for metrics. Called on working threads: be quick, throw nothing. */
public interface TrafficListener {

    /** A message was taken in. */
    default void received(String routeId, String source, boolean duplicate) {
    }

    /** A message or a look at an agency failed, with the error's code. */
    default void failed(String routeId, String code) {
    }

    /** A Camel route finished one round: a look at an agency, an event, an exchange accepted. */
    default void completed(String routeId, Duration time, boolean failed) {
    }

    /** Hears nothing. */
    static TrafficListener none() {
        return new TrafficListener() {
        };
    }
}
