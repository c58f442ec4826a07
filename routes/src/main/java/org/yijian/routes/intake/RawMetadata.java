package org.yijian.routes.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.yijian.connectors.Connector;
import org.yijian.records.ledger.Exchange;

/**
 * What the raw store knows about a message; kept encrypted in the message's own file.
 *
 * @param exchangeId id of the exchange
 * @param source who sent it
 * @param messageId the sender's id, or the SHA-256 of the bytes
 * @param route the route it came in by
 * @param connector name of the connector that reads it
 * @param fileName file name, may be empty
 * @param contentType media type, may be empty
 * @param attributes what the transport added
 * @param receivedAt when it was durable
 * @param bytes its size as received
 * @param sha256 of the bytes as received, lower-case hex
 * @param sm3 of the bytes as received, lower-case hex
 */
public record RawMetadata(UUID exchangeId, String source, String messageId, String route, String connector,
        String fileName, String contentType, Map<String, String> attributes, Instant receivedAt, long bytes,
        String sha256, String sm3) {

    public RawMetadata {
        attributes = Map.copyOf(attributes);
    }

    /**
     * As the ledger knows it.
     *
     * @param reader the connector of that name, if there is one now
     */
    public Exchange exchange(Optional<Connector> reader) {
        return new Exchange(exchangeId, source, messageId, route, connector,
                reader.map(known -> known.department().wire()).orElse(null),
                reader.map(Connector::contractVersion).orElse("unknown"), fileName, receivedAt, bytes, sha256, sm3);
    }
}
