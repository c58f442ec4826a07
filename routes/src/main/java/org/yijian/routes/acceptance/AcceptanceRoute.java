package org.yijian.routes.acceptance;

import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.yijian.routes.OutsideHeaders;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.intake.Ticket;

/** Takes tickets off the durable queue, one transaction each: a ticket leaves only when its exchange is finished. */
public final class AcceptanceRoute extends RouteBuilder {

    /** The route's id. */
    public static final String ID = "acceptance";

    private static final String COMPONENT = "intake-queue";

    private final Broker broker;
    private final Acceptance acceptance;
    private final int consumers;

    public AcceptanceRoute(Broker broker, Acceptance acceptance, AcceptanceSettings settings) {
        this.broker = broker;
        this.acceptance = acceptance;
        this.consumers = settings.consumers();
    }

    @Override
    public void configure() {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(broker.connections());
        getContext().addComponent(COMPONENT, jms);
        from(COMPONENT + ":queue:" + Broker.INTAKE_QUEUE + "?transacted=true&lazyCreateTransactionManager=false"
                + "&cacheLevelName=CACHE_CONSUMER&recoveryInterval=500&acknowledgementModeName=SESSION_TRANSACTED"
                + "&errorHandlerLoggingLevel=DEBUG&concurrentConsumers=" + consumers).routeId(ID)
                .errorHandler(noErrorHandler()).process(OutsideHeaders.removed()).choice().when(this::isUnknown)
                .to(COMPONENT + ":queue:" + Broker.DEAD_QUEUE).end();
    }

    private boolean isUnknown(Exchange exchange) {
        Optional<Ticket> ticket = Optional.ofNullable(exchange.getMessage().getBody(String.class))
                .flatMap(Ticket::parse);
        if (ticket.isEmpty()) {
            log.error("What is on the queue is no ticket");
        }
        return ticket.map(known -> !acceptance.accept(known)).orElse(true);
    }
}
