package org.yijian.routes.federation.partner;

import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocumentFile;

/** Trust documents from the database. They were checked when they came; reading one takes a while, so few are kept. */
final class TrustedReading {

    private static final int KEPT = 200;

    private final Map<String, TrustDocumentFile.Read> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TrustDocumentFile.Read> eldest) {
            return size() > KEPT;
        }
    };

    synchronized TrustDocumentFile.Read of(SealedMessage sealed) {
        return kept.computeIfAbsent(sealed.cmsHash(), hash -> TrustDocumentFile.known(sealed));
    }
}
