package org.yijian.routes.federation.wire;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Predicate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

import org.yijian.security.trust.KeyRing;

/** This hub's end of connections with partners. */
public final class HopSecurity {

    /** The only version. */
    public static final String PROTOCOL = "TLSv1.3";

    private final KeyManager[] keys;

    public HopSecurity(KeyRing ring) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        char[] password = HexFormat.of().formatHex(random).toCharArray();
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(ring.tls(password), password);
            this.keys = factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform has no TLS keys", e);
        }
    }

    KeyManager[] keys() {
        return keys.clone();
    }

    /** A context that shows this hub's certificate and trusts those that are known at the moment of each handshake. */
    public SSLContext context(Predicate<X509Certificate> known) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keys, new TrustManager[]{ new KnownCertificates(known) }, null);
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
