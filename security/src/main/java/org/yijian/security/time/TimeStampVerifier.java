package org.yijian.security.time;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.TrustAnchors;

/**
 * Checks time-stamps: over this content, by SHA-256, signed by a certificate for time-stamping alone that leads to a
 * trusted authority and was valid at the time stamped (RFC 3161, 2.3 and 2.4). Safe for many threads.
 */
public final class TimeStampVerifier {

    /** Larger than any honest answer, which has a few certificates in it. */
    static final int MAX_BYTES = 64 << 10;

    private final TrustAnchors authorities;

    /** @param authorities whose time-stamps count; those that list nobody refuse all */
    public TimeStampVerifier(TrustAnchors authorities) {
        this.authorities = authorities;
    }

    /**
     * Verifies an authority's answer.
     *
     * @param response a TimeStampResp in DER, whatever it is
     * @param content what should have been stamped
     * @throws FaultException {@link SecurityError#TIME_STAMP_BAD}
     */
    public TimeStamp verify(byte[] response, byte[] content) {
        try {
            if (response.length > MAX_BYTES) {
                throw bad("size");
            }
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            if (token == null) {
                throw bad("status");
            }
            TimeStampTokenInfo info = token.getTimeStampInfo();
            if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                    || !MessageDigest.isEqual(info.getMessageImprintDigest(), Digests.sha256(content))) {
                throw bad("imprint");
            }
            checkSigner(token);
            return new TimeStamp(response.clone(), info.getGenTime().toInstant());
        } catch (FaultException e) {
            throw e;
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException
                | RuntimeException e) {
            // the library answers bad ASN.1 with nearly every kind of exception
            throw new FaultException(Fault.of(SecurityError.TIME_STAMP_BAD, String.valueOf(e.getMessage())), e);
        }
    }

    private void checkSigner(TimeStampToken token)
            throws TSPException, GeneralSecurityException, OperatorCreationException {
        Collection<X509CertificateHolder> named = token.getCertificates().getMatches(token.getSID());
        if (named.size() != 1) {
            throw bad("not exactly one certificate of the signer");
        }
        X509CertificateHolder signer = named.iterator().next();
        // signature, certificate identifier, extended key usage, and validity at the time stamped
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                .build(signer));
        requirePath(certificate(signer), certificates(token), token.getTimeStampInfo().getGenTime());
    }

    private void requirePath(X509Certificate signer, List<X509Certificate> others, Date at)
            throws GeneralSecurityException {
        if (authorities.authorities().isEmpty() || !authorities.admits(signer)) {
            throw bad("nobody is trusted for time");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities.authorities().stream()
                .map(authority -> new TrustAnchor(authority, null)).collect(Collectors.toSet()), target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(at);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others),
                CryptographicProvider.BOUNCY_CASTLE));
        CertPathBuilder.getInstance("PKIX", CryptographicProvider.BOUNCY_CASTLE).build(parameters);
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            certificates.add(certificate(holder));
        }
        return certificates;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                .getCertificate(holder);
    }

    private static FaultException bad(String what) {
        return new FaultException(SecurityError.TIME_STAMP_BAD, what);
    }
}
