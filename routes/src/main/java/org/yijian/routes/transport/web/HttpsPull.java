package org.yijian.routes.transport.web;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.yijian.routes.RouteError;
import org.yijian.routes.marks.Marks;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

/** Fetches messages one by one by their number; the mark is the number of the last one taken. */
public final class HttpsPull implements Poller {

    /** The answer's header that names the message. */
    public static final String NUMBER = "X-Message-Number";

    private static final String MARK = "number";

    private final OutboundGateway gateway;
    private final Service service;
    private final Supplier<Optional<String>> token;
    private final Marks marks;
    private final Receiver receiver;

    public HttpsPull(OutboundGateway gateway, Service service, Supplier<Optional<String>> token, Marks marks,
            Receiver receiver) {
        this.gateway = gateway;
        this.service = service;
        this.token = token;
        this.marks = marks;
        this.receiver = receiver;
    }

    @Override
    public void poll(BooleanSupplier mayGoOn) {
        String routeId = receiver.route().id();
        long last = marks.read(routeId, MARK).map(Long::parseLong).orElse(0L);
        while (mayGoOn.getAsBoolean()) {
            Answer answer = fetch(last);
            if (answer.status() == 204) {
                return;
            }
            long number = number(answer, last);
            take(number, answer.body());
            marks.write(routeId, MARK, Long.toString(number));
            last = number;
        }
    }

    private Answer fetch(long after) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        token.get().ifPresent(secret -> headers.put("Authorization", "Bearer " + secret));
        return gateway.send(
                new Call(receiver.route().source(), service.address("", "after=" + after), headers, null));
    }

    private long number(Answer answer, long last) {
        try {
            long number = Long.parseLong(answer.header(NUMBER).orElse(""));
            if (number > last) {
                return number;
            }
            throw new FaultException(RouteError.ANSWER_UNREADABLE, service, NUMBER + " " + number);
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.of(RouteError.ANSWER_UNREADABLE, service, NUMBER), e);
        }
    }

    private void take(long number, byte[] body) {
        receiver.take(number + "/" + Digests.hex(Digests.sha256(body)), "message-" + number + ".json",
                "application/json", Map.of("number", Long.toString(number)), new ByteArrayInputStream(body));
    }
}
