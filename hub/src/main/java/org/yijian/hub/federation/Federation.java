package org.yijian.hub.federation;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.routes.federation.FederationRoom;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.TrustAnchors;

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

    /** By whose keys messages of partners, of former ones too, are known. */
    public Map<String, TrustAnchors> senders() {
        return room == null
                ? Map.of()
                : room.partners().all().stream().filter(partner -> partner.trust() != null)
                        .collect(Collectors.toMap(Partner::hub, partner -> partner.trusted().document().anchors()));
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
