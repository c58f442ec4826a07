package org.yijian.routes.acceptance;

/** The hub is stopping; the ticket goes back to the queue. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("the hub is stopping");
    }
}
