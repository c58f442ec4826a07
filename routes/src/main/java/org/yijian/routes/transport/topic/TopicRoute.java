package org.yijian.routes.transport.topic;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.yijian.routes.OutsideHeaders;
import org.yijian.routes.RouteError;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.FaultException;

/** Takes events off the queue that keeps what a topic received; an event leaves the queue when the intake has it. */
public final class TopicRoute extends RouteBuilder {

    /** Name of the JMS component on which topics are consumed. */
    public static final String COMPONENT = "topics";

    private static final Set<ErrorCode> NEVER = Set.of(RouteError.TOO_LARGE, RouteError.EMPTY,
            RouteError.INVALID_REQUEST);

    private final String routeId;
    private final String queue;
    private final String topic;
    private final Receiver receiver;
    private final RouteActivity activity;

    /** @param queue what {@link org.yijian.routes.broker.Broker#openTopic} answered */
    public TopicRoute(String routeId, String queue, String topic, Receiver receiver, RouteActivity activity) {
        this.routeId = routeId;
        this.queue = queue;
        this.topic = topic;
        this.receiver = receiver;
        this.activity = activity;
    }

    @Override
    public void configure() {
        from(COMPONENT + ":queue:" + queue + "?transacted=true&lazyCreateTransactionManager=false"
                + "&cacheLevelName=CACHE_CONSUMER&recoveryInterval=500&errorHandlerLoggingLevel=DEBUG").routeId(routeId)
                .errorHandler(noErrorHandler()).process(OutsideHeaders.removed()).process(this::take);
    }

    private void take(Exchange exchange) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        byte[] event = body == null ? new byte[0] : body;
        try {
            receiver.take(null, topic.substring(topic.lastIndexOf('/') + 1) + ".json", "application/json",
                    Map.of("topic", topic), new ByteArrayInputStream(event));
            activity.recovered();
        } catch (FaultException e) {
            activity.failed(e.fault(), e);
            if (!NEVER.contains(e.fault().code())) {
                throw e;
            }
        }
    }
}
