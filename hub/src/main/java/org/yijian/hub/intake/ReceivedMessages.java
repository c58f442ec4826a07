package org.yijian.hub.intake;

import java.util.Optional;
import java.util.UUID;

import org.yijian.records.ledger.Exchange;

/** Messages that were received and of which the ledger may not know yet. */
@FunctionalInterface
public interface ReceivedMessages {

    /** The message as it was received; empty if nobody ever received it. */
    Optional<Exchange> queued(UUID exchangeId);
}
