package org.yijian.routes.federation.outbox;

import java.time.Instant;
import java.util.UUID;

import org.yijian.security.message.SealedMessage;

/**
 * A message in the queue to a partner.
 *
 * @param number place in the queue
 * @param partner whom it is for
 * @param stream what its sequence counts in
 * @param sequence number within the stream
 * @param messageId its id
 * @param type what its body is
 * @param sealed what is sent
 * @param notAfter until when the partner may take it
 * @param attempts how often it was refused without effect
 */
public record Outgoing(long number, String partner, String stream, long sequence, UUID messageId, String type,
        SealedMessage sealed, Instant notAfter, int attempts) {}
