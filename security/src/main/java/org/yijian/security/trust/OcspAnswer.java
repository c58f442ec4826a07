package org.yijian.security.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * An answer about certificates (RFC 6960, OCSP), found to be signed by the authority that issued them or by a responder
 * that this authority certified for it. What is asked for is {@link OcspQuestion}.
 */
public final class OcspAnswer implements RevocationStatement {

    /** The largest answer in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    /** How far two clocks may be apart. */
    static final Duration CLOCKS = Duration.ofMinutes(5);

    /** What an answer says of a certificate. */
    public enum Status {
        /** It counts. */
        GOOD,
        /** It counts no more. */
        REVOKED,
        /** The responder does not know it, or the answer is about others. */
        UNKNOWN
    }

    private final byte[] encoded;
    private final BasicOCSPResp answer;
    private final X509Certificate authority;

    private OcspAnswer(byte[] encoded, BasicOCSPResp answer, X509Certificate authority) {
        this.encoded = encoded;
        this.answer = answer;
        this.authority = authority;
    }

    /**
     * Reads an answer.
     *
     * @param encoded DER
     * @param authority who issued the certificates that it is about
     * @throws FaultException {@link SecurityError#OCSP_ANSWER_BAD}, whatever the bytes are
     */
    public static OcspAnswer read(byte[] encoded, X509Certificate authority) {
        try {
            require(encoded.length <= MAX_BYTES, "size");
            OCSPResp response = new OCSPResp(encoded);
            require(Arrays.equals(response.getEncoded(), encoded), "DER");
            require(response.getStatus() == OCSPResp.SUCCESSFUL, "status " + response.getStatus());
            if (response.getResponseObject() instanceof BasicOCSPResp basic && basic.getResponses().length > 0) {
                OcspSigner.check(basic, authority);
                for (SingleResp each : basic.getResponses()) {
                    require(each.getNextUpdate() != null, "nextUpdate");
                }
                return new OcspAnswer(encoded.clone(), basic, authority);
            }
            throw bad("no basic answer", null);
        } catch (FaultException e) {
            throw e;
        } catch (IOException | OCSPException | OperatorException | GeneralSecurityException | RuntimeException e) {
            // the library answers bad ASN.1 with nearly every kind of exception
            throw bad(e.getClass().getSimpleName(), e);
        }
    }

    static void require(boolean fine, String what) {
        if (!fine) {
            throw bad(what, null);
        }
    }

    private static FaultException bad(String what, @Nullable Exception cause) {
        Fault fault = Fault.of(SecurityError.OCSP_ANSWER_BAD, what);
        return cause == null ? new FaultException(fault) : new FaultException(fault, cause);
    }

    @Override
    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public boolean national() {
        return KeyAlgorithm.isSm2(authority);
    }

    /** When the oldest of what it says was known. */
    @Override
    public Instant thisUpdate() {
        return Arrays.stream(answer.getResponses()).map(SingleResp::getThisUpdate).min(Date::compareTo).orElseThrow()
                .toInstant();
    }

    /** Until when all that it says stands. */
    public Instant nextUpdate() {
        return Arrays.stream(answer.getResponses()).map(SingleResp::getNextUpdate).min(Date::compareTo).orElseThrow()
                .toInstant();
    }

    /** Whether it stood at a time, clocks being up to five minutes apart. */
    public boolean standsAt(Instant time) {
        return !thisUpdate().isAfter(time.plus(CLOCKS)) && !nextUpdate().isBefore(time.minus(CLOCKS));
    }

    /** What the question said so that the answer cannot be an older one; empty if the answer does not say it. */
    Optional<byte[]> nonce() {
        Extension nonce = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return nonce == null ? Optional.empty() : Optional.of(nonce.getExtnValue().getOctets());
    }

    /** Whether the authority whose answer this is issued the certificate. */
    public boolean issued(X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
            return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** What it says of a certificate; the worst, where it says several things. */
    public Status status(X509Certificate certificate) {
        List<CertificateStatus> said = issued(certificate) ? about(certificate) : List.of();
        if (said.stream().anyMatch(RevokedStatus.class::isInstance)) {
            return Status.REVOKED;
        }
        // the library's word for a good one is null
        return said.isEmpty() || said.stream().anyMatch(each -> each != CertificateStatus.GOOD)
                ? Status.UNKNOWN
                : Status.GOOD;
    }

    @Override
    public Optional<Instant> revokedAt(X509Certificate certificate) {
        // whose certificate it is costs a signature to check, so only of those that are called revoked
        return about(certificate).stream().filter(RevokedStatus.class::isInstance).map(RevokedStatus.class::cast)
                .map(revoked -> revoked.getRevocationTime().toInstant()).min(Instant::compareTo)
                .filter(at -> issued(certificate));
    }

    @SuppressWarnings("NullAway") // the library's word for a good certificate is null, which a list may hold
    private List<CertificateStatus> about(X509Certificate certificate) {
        return Arrays.stream(answer.getResponses()).filter(each -> names(each, certificate))
                .map(SingleResp::getCertStatus).toList();
    }

    private boolean names(SingleResp each, X509Certificate certificate) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build();
            return each.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && each.getCertID().matchesIssuer(new JcaX509CertificateHolder(authority), digests);
        } catch (GeneralSecurityException | OperatorException | OCSPException e) {
            // by a digest that nobody here knows: about another one
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OcspAnswer same && Arrays.equals(encoded, same.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
