package org.yijian.routes.federation.wire;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts exactly the certificates that it is told of at the moment of the handshake, within their dates. */
final class KnownCertificates extends X509ExtendedTrustManager {

    private final Predicate<X509Certificate> known;

    KnownCertificates(Predicate<X509Certificate> known) {
        this.known = known;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        chain[0].checkValidity();
        if (!known.test(chain[0])) {
            throw new UnknownCertificate(chain[0].getSubjectX500Principal().toString());
        }
    }

    /** Somebody whom no trust document names. */
    static final class UnknownCertificate extends CertificateException {

        private static final long serialVersionUID = 1L;

        UnknownCertificate(String subject) {
            super("not a certificate of an active partner: " + subject);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    /** No hint who is trusted: a client shows the one certificate that it has. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
