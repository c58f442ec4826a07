package org.yijian.routes.federation.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.yijian.routes.federation.Parcel;
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
 * @param parcel what is sent
 * @param enclosed the records of the parcel; empty for messages that carry none beside them
 * @param notAfter until when the partner may take it
 * @param attempts how often it was refused without effect
 */
public record Outgoing(long number, String partner, String stream, long sequence, UUID messageId, String type,
        Parcel parcel, List<Enclosed> enclosed, Instant notAfter, int attempts) {

    public Outgoing {
        enclosed = List.copyOf(enclosed);
    }

    /** The message itself. */
    public SealedMessage sealed() {
        return parcel.sealed();
    }
}
