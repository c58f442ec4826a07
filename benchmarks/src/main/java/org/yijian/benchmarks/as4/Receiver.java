package org.yijian.benchmarks.as4;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

import com.helger.base.io.iface.IHasInputStream;
import com.helger.collection.commons.CommonsArrayList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.mime.IMimeType;
import com.helger.phase4.attachment.IAS4IncomingAttachmentFactory;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.incoming.AS4IncomingMessageMetadata;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4IncomingReceiverConfiguration;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.IAS4ResponseAbstraction;
import com.helger.phase4.incoming.crypto.AS4IncomingSecurityConfiguration;
import com.helger.phase4.model.pmode.resolve.AS4DefaultPModeResolver;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** phase4's receiving side behind the same small web server that the plain service has. */
final class Receiver implements HttpHandler {

    private final IAS4CryptoFactory keys;
    private final KeepingProcessor processor;

    Receiver(IAS4CryptoFactory keys, KeepingProcessor processor) {
        this.keys = keys;
        this.processor = processor;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer = new Answer(exchange);
        try (exchange;
                AS4RequestHandler handler = new AS4RequestHandler(AS4IncomingMessageMetadata.createForRequest())) {
            handler.setCryptoFactory(keys);
            handler.setPModeResolver(new AS4DefaultPModeResolver(Agreement.NAME));
            handler.setIncomingProfileSelector(new AS4IncomingProfileSelectorConstant(Agreement.NAME, true));
            handler.setIncomingAttachmentFactory(IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE);
            handler.setIncomingSecurityConfiguration(AS4IncomingSecurityConfiguration.createDefaultInstance());
            handler.setIncomingReceiverConfiguration(new AS4IncomingReceiverConfiguration());
            handler.setProcessorSupplier(() -> new CommonsArrayList<>(processor));
            handler.handleRequest(exchange.getRequestBody(), headers(exchange), answer);
            answer.send();
        } catch (Exception e) {
            throw new IOException("not received", e);
        }
    }

    private static HttpHeaderMap headers(HttpExchange exchange) {
        HttpHeaderMap headers = new HttpHeaderMap();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(each -> headers.addHeader(name, each)));
        return headers;
    }

    private static final class Answer implements IAS4ResponseAbstraction {

        private final HttpExchange exchange;
        private byte[] content = new byte[0];
        private int status = 200;

        private Answer(HttpExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void setContent(byte[] bytes, Charset charset) {
            content = bytes;
        }

        @Override
        public void setContent(HttpHeaderMap headers, IHasInputStream source) {
            headers.forEachSingleHeader((name, value) -> exchange.getResponseHeaders().add(name, value), true);
            try (InputStream bytes = source.getInputStream()) {
                content = bytes.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void setMimeType(IMimeType type) {
            exchange.getResponseHeaders().set("Content-Type", type.getAsString());
        }

        @Override
        public void setStatus(int code) {
            status = code;
        }

        private void send() throws IOException {
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
