package org.yijian.routes.transport.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.yijian.routes.RouteError;
import org.yijian.routes.marks.Marks;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;

/**
 * Asks a SOAP 1.1 service one question at a time and keeps the answers. Who is asked about is known to the agency
 * already; of the hub's side only a keyed pseudonym is kept, and an answer that repeats number or name is not kept.
 */
public final class SoapQuery implements Poller {

    private static final String MARK = "question";

    /** How the service wants to be asked. */
    public record Plan(String namespace, String operation, String user, long perMinute) {

        private Duration pause() {
            return Duration.ofMinutes(1).dividedBy(perMinute);
        }

        private String envelope(Question question) {
            return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                    + "<q:" + operation + " xmlns:q=\"" + escaped(namespace) + "\">" + "<q:questionId>" + question.id()
                    + "</q:questionId><q:identityNumber>" + escaped(question.identityNumber())
                    + "</q:identityNumber><q:name>" + escaped(question.name()) + "</q:name></q:" + operation
                    + "></soapenv:Body></soapenv:Envelope>";
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        }
    }

    private final OutboundGateway gateway;
    private final Service service;
    private final Plan plan;
    private final Supplier<String> password;
    private final Questions questions;
    private final UnaryOperator<String> pseudonym;
    private final Marks marks;
    private final Receiver receiver;

    public SoapQuery(OutboundGateway gateway, Service service, Plan plan, Supplier<String> password,
            Questions questions, UnaryOperator<String> pseudonym, Marks marks, Receiver receiver) {
        this.gateway = gateway;
        this.service = service;
        this.plan = plan;
        this.password = password;
        this.questions = questions;
        this.pseudonym = pseudonym;
        this.marks = marks;
        this.receiver = receiver;
    }

    @Override
    public void poll(BooleanSupplier mayGoOn) {
        String routeId = receiver.route().id();
        Optional<String> mark = marks.read(routeId, MARK);
        for (List<Question> next = questions.after(mark); !next.isEmpty(); next = questions.after(mark)) {
            for (Question question : next) {
                if (!mayGoOn.getAsBoolean()) {
                    return;
                }
                ask(question);
                mark = Optional.of(questions.mark(question));
                marks.write(routeId, MARK, questions.mark(question));
                LockSupport.parkNanos(plan.pause().toNanos());
            }
        }
    }

    private void ask(Question question) {
        String credentials = plan.user() + ":" + password.get();
        byte[] answer = gateway.send(new Call(receiver.route().source(), service.address("", null),
                Map.of("Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                        "Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"" + plan.operation() + "\""),
                plan.envelope(question))).body();
        refusePersonalData(question, answer);
        receiver.take(question.id() + "/" + Digests.hex(Digests.sha256(answer)), "answer-" + question.id() + ".xml",
                "text/xml", question.attributes(pseudonym.apply(question.identityNumber())),
                new ByteArrayInputStream(answer));
    }

    private void refusePersonalData(Question question, byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (text.contains(question.identityNumber()) || text.contains(question.name())) {
            throw new FaultException(RouteError.PERSONAL_DATA_IN_ANSWER, service);
        }
    }
}
