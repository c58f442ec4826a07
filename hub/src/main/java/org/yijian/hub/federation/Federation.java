package org.yijian.hub.federation;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.routes.federation.FederationRoom;
import org.yijian.security.error.FaultException;

/** The federation room, if this hub has one. */
public final class Federation implements AutoCloseable {

    private final @Nullable FederationRoom room;

    private Federation(@Nullable FederationRoom room) {
        this.room = room;
    }

    public static Federation of(FederationRoom room) {
        return new Federation(room);
    }

    /** A hub on its own. */
    public static Federation off() {
        return new Federation(null);
    }

    public boolean on() {
        return room != null;
    }

    /** @throws FaultException {@link HubError#FEDERATION_OFF} */
    public FederationRoom room() {
        if (room == null) {
            throw new FaultException(HubError.FEDERATION_OFF);
        }
        return room;
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
