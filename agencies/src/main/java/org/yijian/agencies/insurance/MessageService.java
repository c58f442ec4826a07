package org.yijian.agencies.insurance;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;
import org.yijian.agencies.LoopbackServer;

/** {@code GET ?after=N}: the next message as an envelope, its number in {@code X-Message-Number}; 204 if there is none. */
final class MessageService implements HttpHandler {

    private static final Pattern AFTER = Pattern.compile("after=(\\d{1,9})");
    private static final String JSON_TYPE = "application/json; charset=UTF-8";

    private final Messages messages;
    private final Envelopes envelopes;

    MessageService(Messages messages, Envelopes envelopes) {
        this.messages = messages;
        this.envelopes = envelopes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            @Nullable
            String query = exchange.getRequestURI().getRawQuery();
            Matcher after = AFTER.matcher(query == null ? "" : query);
            if (!exchange.getRequestMethod().equals("GET") || !after.matches()) {
                LoopbackServer.answer(exchange, 400, JSON_TYPE, new byte[0]);
            } else if (Integer.parseInt(after.group(1)) >= messages.last()) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                send(exchange, Integer.parseInt(after.group(1)) + 1);
            }
        }
    }

    private void send(HttpExchange exchange, int number) throws IOException {
        Optional<byte[]> envelope = envelopes.around(number, messages.message(number));
        if (envelope.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            LoopbackServer.answer(exchange, 503, JSON_TYPE, new byte[0]);
        } else {
            exchange.getResponseHeaders().set("X-Message-Number", Integer.toString(number));
            LoopbackServer.answer(exchange, 200, JSON_TYPE, envelope.get());
        }
    }
}
