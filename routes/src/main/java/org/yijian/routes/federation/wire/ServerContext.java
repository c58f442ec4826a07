package org.yijian.routes.federation.wire;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/** The platform's TLS with our trust, in the form that Tomcat asks for. */
final class ServerContext implements org.apache.tomcat.util.net.SSLContext {

    private final HopSecurity security;
    private final SSLContext context;

    ServerContext(HopSecurity security, Predicate<X509Certificate> known) {
        this.security = security;
        this.context = security.server(known);
    }

    /** It is ready; what Tomcat would put in is less than what is there. */
    @Override
    public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        // nothing to do
    }

    @Override
    public void destroy() {
        // nothing to let go of
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return security.keys().getCertificateChain(alias);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
