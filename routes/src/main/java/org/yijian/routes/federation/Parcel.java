package org.yijian.routes.federation;

import java.util.List;

import org.yijian.security.message.SealedMessage;

/**
 * A sealed message with what travels beside it, bound by digests that the message names.
 *
 * @param sealed the message
 * @param records canonical JSON of each record of its {@link PackingList}; empty for messages that have none
 */
public record Parcel(SealedMessage sealed, List<byte[]> records) {

    public Parcel {
        records = List.copyOf(records);
    }

    /** A message with nothing beside it. */
    public static Parcel of(SealedMessage sealed) {
        return new Parcel(sealed, List.of());
    }

    /** How much it is to carry, in bytes. */
    public long bytes() {
        return sealed.content().length + records.stream().mapToLong(record -> record.length).sum();
    }
}
