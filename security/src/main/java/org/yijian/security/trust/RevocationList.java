package org.yijian.security.trust;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/** A list of revoked certificates (RFC 5280, 5), found to be signed by the authority whose certificates it is about. */
public final class RevocationList implements RevocationStatement {

    /** The largest list in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private final byte[] encoded;
    private final X509CRL list;
    private final X509Certificate authority;

    private RevocationList(byte[] encoded, X509CRL list, X509Certificate authority) {
        this.encoded = encoded;
        this.list = list;
        this.authority = authority;
    }

    /**
     * Reads a list.
     *
     * @param encoded DER
     * @param authority who must have signed it
     * @throws FaultException {@link SecurityError#REVOCATION_LIST_BAD}, whatever the bytes are
     */
    public static RevocationList read(byte[] encoded, X509Certificate authority) {
        try {
            if (encoded.length <= MAX_BYTES && CertificateFactory
                    .getInstance("X.509", CryptographicProvider.BOUNCY_CASTLE)
                    .generateCRL(new ByteArrayInputStream(encoded)) instanceof X509CRL list
                    && list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                    && list.getNextUpdate() != null) {
                list.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
                return new RevocationList(encoded.clone(), list, authority);
            }
            throw new FaultException(SecurityError.REVOCATION_LIST_BAD, authority.getSubjectX500Principal());
        } catch (FaultException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            // the library answers bad ASN.1 with nearly every kind of exception
            throw new FaultException(
                    Fault.of(SecurityError.REVOCATION_LIST_BAD, authority.getSubjectX500Principal()), e);
        }
    }

    /** DER. */
    @Override
    public byte[] encoded() {
        return encoded.clone();
    }

    /** Whether the SM2 authority made it. */
    @Override
    public boolean national() {
        return KeyAlgorithm.isSm2(authority);
    }

    /** When the authority knew what the list says. */
    @Override
    public Instant thisUpdate() {
        return list.getThisUpdate().toInstant();
    }

    /** Rises with every list (RFC 5280, 5.2.3); 0 if there is none. */
    public BigInteger number() {
        byte[] extension = list.getExtensionValue(Extension.cRLNumber.getId());
        return extension == null
                ? BigInteger.ZERO
                : ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets()).getPositiveValue();
    }

    /** From when on the certificate counts no more; empty if it does, or another authority issued it. */
    @Override
    public Optional<Instant> revokedAt(X509Certificate certificate) {
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        // whose certificate it is costs a signature to check, so only of those that are listed
        return entry == null || !certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                || !issued(certificate) ? Optional.empty() : Optional.of(entry.getRevocationDate().toInstant());
    }

    /** Two hubs' authorities may have one name. */
    private boolean issued(X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevocationList same && Arrays.equals(encoded, same.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
