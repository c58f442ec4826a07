package org.yijian.security.seal;

import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.security.trust.TrustAnchors;

/**
 * Paths that were found before. A path is found for a signer, for what is trusted, and for a time; while every certificate
 * on it is valid it would be found again, and finding it costs more than the signature.
 */
final class KnownPaths {

    private static final int MOST = 256;

    private final Map<Asked, Validity> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Validity> eldest) {
            return size() > MOST;
        }
    };

    private record Asked(X509Certificate signer, TrustAnchors trusted) {}

    private record Validity(Instant from, Instant until) {

        static Validity of(X509Certificate certificate) {
            return new Validity(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
        }

        Validity within(Validity other) {
            return new Validity(from.isAfter(other.from) ? from : other.from,
                    until.isBefore(other.until) ? until : other.until);
        }
    }

    synchronized boolean covers(X509Certificate signer, TrustAnchors trusted, Instant at) {
        Validity validity = found.get(new Asked(signer, trusted));
        return validity != null && !at.isBefore(validity.from()) && !at.isAfter(validity.until());
    }

    synchronized void keep(X509Certificate signer, TrustAnchors trusted, PKIXCertPathBuilderResult path) {
        Validity validity = Validity.of(signer);
        for (var certificate : path.getCertPath().getCertificates()) {
            validity = certificate instanceof X509Certificate known ? validity.within(Validity.of(known)) : validity;
        }
        @Nullable
        X509Certificate anchor = path.getTrustAnchor().getTrustedCert();
        if (anchor != null) {
            found.put(new Asked(signer, trusted), validity.within(Validity.of(anchor)));
        }
    }
}
