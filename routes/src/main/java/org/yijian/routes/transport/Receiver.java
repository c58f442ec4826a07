package org.yijian.routes.transport;

import java.io.InputStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.definition.RouteDefinition;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.IntakeReceipt;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.routes.traffic.RouteActivity;

/** The intake as one route sees it: source and connector are the definition's, never the message's. */
public final class Receiver {

    private final RouteDefinition route;
    private final Intake intake;
    private final RouteActivity activity;
    private final long limit;

    /** @param limit the largest message in bytes */
    public Receiver(RouteDefinition route, Intake intake, RouteActivity activity, long limit) {
        this.route = route;
        this.intake = intake;
        this.activity = activity;
        this.limit = limit;
    }

    /** The route that it receives for. */
    public RouteDefinition route() {
        return route;
    }

    /**
     * Takes one message in; see {@link Intake#receive(IntakeRequest, InputStream, long)}.
     *
     * @param messageId the sender's id; null for the digest of the bytes
     */
    public IntakeReceipt take(@Nullable String messageId, String fileName, String contentType,
            Map<String, String> attributes, InputStream body) {
        IntakeReceipt receipt = intake.receive(new IntakeRequest(route.source(), messageId, route.id(),
                route.connector(), fileName, contentType, attributes), body, limit);
        activity.received(route.source(), receipt.duplicate());
        return receipt;
    }
}
