package org.yijian.security.evidence;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.trust.CryptographicProvider;

/** The lists of revoked certificates in a package (RFC 5280, 5). */
final class Revocations {

    private final TrustedHub hub;

    Revocations(TrustedHub hub) {
        this.hub = hub;
    }

    /**
     * Every list must be by an authority of the hub, and none may name a signer from before it signed.
     *
     * @param lists DER
     * @param signers signers by when they signed
     */
    Found<Integer> check(List<byte[]> lists, Map<X509Certificate, Instant> signers) {
        for (byte[] each : lists) {
            X509CRL list = read(each);
            signers.forEach((signer, at) -> {
                X509CRLEntry revoked = list.getRevokedCertificate(signer);
                if (revoked != null && !revoked.getRevocationDate().toInstant().isAfter(at)) {
                    throw Findings.differs("revoked " + signer.getSubjectX500Principal());
                }
            });
        }
        return new Found<>(lists.size(), Integer.toString(lists.size()));
    }

    private X509CRL read(byte[] bytes) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", CryptographicProvider.BOUNCY_CASTLE);
            if (factory.generateCRL(new ByteArrayInputStream(bytes)) instanceof X509CRL list
                    && hub.authorities().stream().anyMatch(authority -> issued(authority, list))) {
                return list;
            }
        } catch (GeneralSecurityException e) {
            throw Findings.differs("crl: " + e.getClass().getSimpleName());
        }
        throw Findings.differs("crl");
    }

    private static boolean issued(X509Certificate authority, X509CRL list) {
        try {
            list.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
            return list.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            // another one's
            return false;
        }
    }
}
