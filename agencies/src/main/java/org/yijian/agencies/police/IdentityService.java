package org.yijian.agencies.police;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;

import javax.xml.stream.XMLStreamException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.yijian.agencies.LoopbackServer;

/** SOAP 1.1 over HTTP with basic authentication; {@code ?wsdl} describes it. */
final class IdentityService implements HttpHandler {

    private static final String XML = "text/xml; charset=UTF-8";
    private static final int MAXIMUM_QUESTION = 64 * 1024;
    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
              <soapenv:Body>
            %s
              </soapenv:Body>
            </soapenv:Envelope>
            """;

    private final Register register;
    private final String authorization;
    private final Clock clock;

    IdentityService(Register register, String user, String password, Clock clock) {
        this.register = register;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("wsdl".equalsIgnoreCase(exchange.getRequestURI().getQuery())) {
                LoopbackServer.answer(exchange, 200, XML, description());
            } else if (!LoopbackServer.authorized(exchange, authorization)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"police\"");
                LoopbackServer.answer(exchange, 401, XML, new byte[0]);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                LoopbackServer.answer(exchange, 405, XML, new byte[0]);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_QUESTION);
        try {
            Question question = Question.read(body);
            String status = register.status(question.identityNumber(), question.name());
            send(exchange, 200, """
                    <q:CheckPersonResponse xmlns:q="urn:yijian:police:identity:1">
                      <q:questionId>%s</q:questionId>
                      <q:status>%s</q:status>
                      <q:checkedAt>%s</q:checkedAt>
                    </q:CheckPersonResponse>""".formatted(escape(question.id()), status, now()));
        } catch (XMLStreamException malformed) {
            send(exchange, 500, """
                    <soapenv:Fault>
                      <faultcode>soapenv:Client</faultcode>
                      <faultstring>请求格式错误 The question cannot be read.</faultstring>
                    </soapenv:Fault>""");
        }
    }

    private static void send(HttpExchange exchange, int status, String content) throws IOException {
        LoopbackServer.answer(exchange, status, XML, ENVELOPE.formatted(content).getBytes(StandardCharsets.UTF_8));
    }

    private String now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.ofHours(8))).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] description() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(IdentityService.class.getResourceAsStream("/police/identity.wsdl"))) {
            return in.readAllBytes();
        }
    }
}
