package org.yijian.hub.health;

import java.util.List;

import org.yijian.routes.traffic.RouteStatus;

/** How all routes fare now. */
@FunctionalInterface
public interface RouteStates {

    List<RouteStatus> all();
}
