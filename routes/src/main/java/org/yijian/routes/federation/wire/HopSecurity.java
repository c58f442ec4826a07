package org.yijian.routes.federation.wire;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;

import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyRing;

/**
 * This hub's end of connections with partners. Two hubs of the national profile talk with SM2, SM3 and SM4; wherever one
 * of them has another profile both use the platform's TLS.
 */
public final class HopSecurity {

    /** The only version. */
    public static final String PROTOCOL = "TLSv1.3";

    private final KeyRing ring;
    private final HopKeys keys;

    public HopSecurity(KeyRing ring) {
        this.ring = ring;
        this.keys = new HopKeys(ring);
    }

    X509KeyManager keys() {
        return keys;
    }

    /** For whoever connects: shows this hub's certificate and trusts those that are known at the moment of each handshake. */
    public SSLContext server(Predicate<X509Certificate> known) {
        TrustManager trust = new KnownCertificates(known);
        return ring.national() ? NationalTls.context(NationalTls.Offer.BOTH, keys, trust) : platform(trust);
    }

    /** For connections to a partner. */
    public SSLContext client(TrustDocument partner, Predicate<X509Certificate> known) {
        TrustManager trust = new KnownCertificates(known);
        boolean national = ring.national() && partner.tlsCertificates().stream().anyMatch(KeyAlgorithm::isSm2);
        return national ? NationalTls.context(NationalTls.Offer.NATIONAL_ONLY, keys, trust) : platform(trust);
    }

    private SSLContext platform(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(new KeyManager[]{ keys }, new TrustManager[]{ trust }, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has no TLS 1.3", e);
        }
    }

    static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[]{ PROTOCOL });
        return parameters;
    }
}
