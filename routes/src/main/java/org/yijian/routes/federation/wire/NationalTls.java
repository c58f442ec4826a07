package org.yijian.routes.federation.wire;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.yijian.security.trust.CryptographicProvider;

/**
 * TLS 1.3 with TLS_SM4_GCM_SM3, curveSM2 and sm2sig_sm3 (RFC 8998), by Bouncy Castle. The platform's TLS knows none of
 * them, and neither Tomcat nor the platform's HTTP client knows their names, so what is offered is set on each engine
 * here and kept ({@link PresetEngine}).
 */
final class NationalTls extends SSLContextSpi {

    private static final Provider PROVIDER = new BouncyCastleJsseProvider(CryptographicProvider.BOUNCY_CASTLE);

    private final SSLContext context;
    private final Offer offer;

    private NationalTls(SSLContext context, Offer offer) {
        this.context = context;
        this.offer = offer;
    }

    /** What this end of a connection agrees to. */
    enum Offer {
        /** To a partner with an SM2 certificate: nothing else. */
        NATIONAL_ONLY(new String[]{ "TLS_SM4_GCM_SM3" }, new String[]{ "curveSM2" }, new String[]{ "sm2sig_sm3" }),
        /** To whoever comes: partners without the national profile come with their own. */
        BOTH(new String[]{ "TLS_SM4_GCM_SM3", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256" },
                new String[]{ "curveSM2", "x25519", "secp256r1" },
                new String[]{ "sm2sig_sm3", "ecdsa_secp256r1_sha256" });

        private final String[] suites;
        private final String[] groups;
        private final String[] schemes;

        Offer(String[] suites, String[] groups, String[] schemes) {
            this.suites = suites;
            this.groups = groups;
            this.schemes = schemes;
        }

        void preset(BCSSLEngine engine) {
            BCSSLParameters parameters = engine.getParameters();
            parameters.setProtocols(new String[]{ HopSecurity.PROTOCOL });
            parameters.setCipherSuites(suites);
            parameters.setNamedGroups(groups);
            parameters.setSignatureSchemes(schemes);
            parameters.setSignatureSchemesCert(schemes);
            engine.setParameters(parameters);
        }
    }

    static SSLContext context(Offer offer, KeyManager keys, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance(HopSecurity.PROTOCOL, PROVIDER);
            context.init(new KeyManager[]{ keys }, new TrustManager[]{ trust }, null);
            return new Context(new NationalTls(context, offer));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost its TLS", e);
        }
    }

    private static final class Context extends SSLContext {

        Context(NationalTls tls) {
            super(tls, PROVIDER, HopSecurity.PROTOCOL);
        }
    }

    private SSLEngine preset(SSLEngine engine) {
        return new PresetEngine(engine, offer);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return preset(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return preset(context.createSSLEngine(host, port));
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("it is ready as it is");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }
}
