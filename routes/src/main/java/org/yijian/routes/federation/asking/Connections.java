package org.yijian.routes.federation.asking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;

/** Connections that are kept open between questions; a partner with a newer trust document gets a new one. */
final class Connections implements AutoCloseable {

    private final HopSecurity security;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(long sequence, PartnerConnection connection) {}

    Connections(HopSecurity security) {
        this.security = security;
    }

    PartnerConnection to(Partner partner) {
        return kept.compute(partner.hub(), (hub, last) -> current(partner, last)).connection();
    }

    private Kept current(Partner partner, @Nullable Kept last) {
        var document = partner.trusted().document();
        if (last != null && last.sequence() == document.sequence()) {
            return last;
        }
        if (last != null) {
            last.connection().close();
        }
        return new Kept(document.sequence(), new PartnerConnection(document, security));
    }

    @Override
    public void close() {
        kept.values().forEach(each -> each.connection().close());
        kept.clear();
    }
}
