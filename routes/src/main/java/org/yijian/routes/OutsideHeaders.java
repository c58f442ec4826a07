package org.yijian.routes;

import org.apache.camel.Processor;

/**
 * Headers that came from outside end at the edge. Camel obeys headers such as {@code CamelFileName} or
 * {@code CamelHttpUri}; whoever can set them from outside steers the route. Nothing here needs any, so none is kept.
 */
public final class OutsideHeaders {

    private OutsideHeaders() {
    }

    /** First step of every route that takes something from outside. */
    public static Processor removed() {
        return exchange -> exchange.getMessage().removeHeaders("*");
    }
}
