package org.yijian.security.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/** Asks whether one certificate still counts (RFC 6960, 4.1), with 32 random bytes that the answer must repeat. */
public final class OcspQuestion {

    public static final String MEDIA_TYPE = "application/ocsp-request";
    public static final String ANSWER_MEDIA_TYPE = "application/ocsp-response";

    /** The largest question in bytes. */
    public static final int MAX_BYTES = 4096;

    private static final int NONCE_BYTES = 32;

    private final X509Certificate certificate;
    private final X509Certificate authority;
    private final byte[] nonce;
    private final byte[] encoded;

    /**
     * @param certificate what is asked about
     * @param authority who issued it
     */
    public OcspQuestion(X509Certificate certificate, X509Certificate authority) {
        this.certificate = certificate;
        this.authority = authority;
        this.nonce = nonce();
        this.encoded = encode();
    }

    private static byte[] nonce() {
        try {
            byte[] random = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(random);
            return new DEROctetString(random).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("DER in memory", e);
        }
    }

    private byte[] encode() {
        try {
            return new OCSPReqBuilder().addRequest(identifier(certificate, authority))
                    .setRequestExtensions(
                            new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)))
                    .build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("the provider cannot ask", e);
        }
    }

    /** How questions and answers name a certificate: digests (SHA-256) of its issuer's name and key, and its number. */
    static CertificateID identifier(X509Certificate certificate, X509Certificate authority) {
        try {
            return new CertificateID(new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new JcaX509CertificateHolder(authority), certificate.getSerialNumber());
        } catch (GeneralSecurityException | OperatorException | OCSPException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /** DER. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /**
     * Takes the answer, if it is one to this question, is about this certificate, and stands now. Whether it says that the
     * certificate counts is another matter; an answer that says nothing of it is none.
     *
     * @param answer DER
     * @throws FaultException {@link SecurityError#OCSP_ANSWER_BAD}
     */
    public OcspAnswer accept(byte[] answer, Instant now) {
        OcspAnswer read = OcspAnswer.read(answer, authority);
        OcspAnswer.require(read.nonce().filter(said -> MessageDigest.isEqual(said, nonce)).isPresent(), "nonce");
        OcspAnswer.require(read.standsAt(now), read.thisUpdate() + " – " + read.nextUpdate());
        OcspAnswer.require(read.status(certificate) != OcspAnswer.Status.UNKNOWN,
                "unknown " + certificate.getSerialNumber());
        return read;
    }
}
