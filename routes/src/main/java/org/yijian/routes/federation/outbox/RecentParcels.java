package org.yijian.routes.federation.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.yijian.routes.federation.Parcel;

/**
 * The parcels that this process packed last, so that what is sent a moment later need not be read back. What is to be
 * sent is always the queue's word; here is only what it holds.
 */
final class RecentParcels {

    private static final long MOST_BYTES = 32L << 20;

    private final Map<UUID, Parcel> byMessage = new LinkedHashMap<>();
    private long bytes;

    synchronized void keep(UUID message, Parcel parcel) {
        byMessage.put(message, parcel);
        bytes += parcel.bytes();
        var oldest = byMessage.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** Gives it out for sending; what is sent again is read again. */
    synchronized Optional<Parcel> take(UUID message) {
        Parcel parcel = byMessage.remove(message);
        bytes -= parcel == null ? 0 : parcel.bytes();
        return Optional.ofNullable(parcel);
    }
}
