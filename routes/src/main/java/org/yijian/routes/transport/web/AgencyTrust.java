package org.yijian.routes.transport.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.CertificateFile;

/** Which authority's certificates count for which source: {@code trust/<source>/ca.pem}, else those of the platform. */
public record AgencyTrust(Path folder) {

    /** The file with the CA of a source; it need not be there. */
    public Path authority(String source) {
        return folder.resolve(source).resolve("ca.pem");
    }

    /** TLS as this source is to be checked. */
    SSLContext context(String source) {
        Path authority = authority(source);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            if (!Files.exists(authority)) {
                context.init(null, null, null);
                return context;
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors(authority));
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new FaultException(Fault.of(RouteError.UNREACHABLE, source, "ca.pem: " + e.getMessage()), e);
        }
    }

    private static KeyStore anchors(Path authority) throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFile.read(authority)) {
            anchors.setCertificateEntry("ca-" + number++, certificate);
        }
        return anchors;
    }
}
