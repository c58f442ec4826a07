package org.yijian.security.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.TrustAnchors;

/**
 * Whether a signer's certificate leads to what is trusted (RFC 5280, 6), was valid at a time, and may sign messages.
 * Trust is judged before dates: an expired certificate of a stranger is a stranger's.
 */
final class SignerPath {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final Set<String> MESSAGE_PURPOSES = Set.of(KeyPurposeId.anyExtendedKeyUsage.getId(),
            KeyPurposeId.id_kp_emailProtection.getId(), "1.3.6.1.5.5.7.3.36");

    private final KnownPaths known = new KnownPaths();

    /** @throws FaultException with the first reason against it */
    void check(X509Certificate signer, List<X509Certificate> others, TrustAnchors trusted, Instant at) {
        String name = signer.getSubjectX500Principal().toString();
        if (trusted.authorities().isEmpty() || !trusted.admits(signer)) {
            throw new FaultException(SecurityError.SIGNER_UNKNOWN, name);
        }
        GeneralSecurityException failed = known.covers(signer, trusted, at) ? null : path(signer, others, trusted, at);
        if (failed != null) {
            throw reason(signer, others, trusted, at, failed);
        }
        if (trusted.revoked(signer, at)) {
            throw new FaultException(SecurityError.CERTIFICATE_REVOKED, name);
        }
        if (!maySign(signer)) {
            throw new FaultException(SecurityError.WRONG_PURPOSE, name);
        }
    }

    /** If a path exists on a day when the signer's certificate was valid, then it is only a matter of dates. */
    private FaultException reason(X509Certificate signer, List<X509Certificate> others, TrustAnchors trusted,
            Instant at, GeneralSecurityException failed) {
        String name = signer.getSubjectX500Principal().toString();
        Instant from = signer.getNotBefore().toInstant();
        Instant until = signer.getNotAfter().toInstant();
        if (at.isBefore(from) && path(signer, others, trusted, from) == null) {
            return new FaultException(Fault.of(SecurityError.CERTIFICATE_NOT_YET_VALID, name, from), failed);
        }
        if (at.isAfter(until) && path(signer, others, trusted, until) == null) {
            return new FaultException(Fault.of(SecurityError.CERTIFICATE_EXPIRED, name, until), failed);
        }
        return expiredAbove(signer, others, trusted, at, failed)
                .orElseGet(() -> new FaultException(Fault.of(SecurityError.SIGNER_UNKNOWN, name), failed));
    }

    private Optional<FaultException> expiredAbove(X509Certificate signer,
            List<X509Certificate> others, TrustAnchors trusted, Instant at, GeneralSecurityException failed) {
        return trusted.authorities().stream().filter(authority -> at.isAfter(authority.getNotAfter().toInstant())
                && path(signer, others, trusted, authority.getNotAfter().toInstant()) == null).findFirst()
                .map(authority -> new FaultException(
                        Fault.of(SecurityError.CERTIFICATE_EXPIRED, authority.getSubjectX500Principal(),
                                authority.getNotAfter().toInstant()),
                        failed));
    }

    /** Null if there is a path, else why not. */
    private @Nullable GeneralSecurityException path(X509Certificate signer, List<X509Certificate> others,
            TrustAnchors trusted, Instant at) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(signer);
            Set<TrustAnchor> anchors = trusted.authorities().stream()
                    .filter(authority -> !at.isAfter(authority.getNotAfter().toInstant()))
                    .map(authority -> new TrustAnchor(authority, null)).collect(Collectors.toSet());
            if (anchors.isEmpty()) {
                return new CertPathBuilderException("every authority has expired");
            }
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others),
                    CryptographicProvider.BOUNCY_CASTLE));
            known.keep(signer, trusted, (PKIXCertPathBuilderResult) CertPathBuilder
                    .getInstance("PKIX", CryptographicProvider.BOUNCY_CASTLE).build(parameters));
            return null;
        } catch (GeneralSecurityException e) {
            return e;
        } catch (RuntimeException e) {
            return new CertPathBuilderException("a certificate that cannot be judged", e);
        }
    }

    private static boolean maySign(X509Certificate signer) {
        boolean[] usage = signer.getKeyUsage();
        boolean signs = usage != null && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
        return signs && signer.getBasicConstraints() < 0 && forMessages(signer);
    }

    private static boolean forMessages(X509Certificate signer) {
        try {
            List<String> purposes = signer.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(MESSAGE_PURPOSES::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
