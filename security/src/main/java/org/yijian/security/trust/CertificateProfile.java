package org.yijian.security.trust;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** What a certificate is good for, as X.509 extensions (RFC 5280, 4.2.1). Every certificate is good for one thing. */
public enum CertificateProfile {
    /** Issues the others. */
    AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
    /** Signs messages and manifests. */
    MESSAGE(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
    /** Receives keys that senders encrypt. */
    ENCRYPTION(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement),
    /** Signs checkpoints of the log. */
    LOG(KeyUsage.digitalSignature),
    /** Cosigns the checkpoints of others. */
    WITNESS(KeyUsage.digitalSignature),
    /** Signs time-stamps (RFC 3161, 2.3). */
    TIME(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
    /** Both ends of a TLS connection on this machine. */
    TLS(KeyUsage.digitalSignature),
    /** Answers for its authority which certificates count (RFC 6960, 4.2.2.2). */
    OCSP(KeyUsage.digitalSignature);

    /** Extended key usage "signs checkpoints": an identifier of our own under 2.25 (ITU-T X.667), made from a random UUID. */
    private static final ASN1ObjectIdentifier SIGNS_CHECKPOINTS = new ASN1ObjectIdentifier(
            "2.25.136143970420931378275374960747865303977");

    /** Extended key usage "cosigns checkpoints", made in the same way. */
    private static final ASN1ObjectIdentifier COSIGNS_CHECKPOINTS = new ASN1ObjectIdentifier(
            "2.25.244484584261730205817183467163261790926");

    private final int usage;

    CertificateProfile(int usage) {
        this.usage = usage;
    }

    void extend(X509v3CertificateBuilder builder) throws CertIOException {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.basicConstraints, true,
                this == AUTHORITY ? new BasicConstraints(0) : new BasicConstraints(false));
        switch (this) {
            case LOG -> builder.addExtension(Extension.extendedKeyUsage, true,
                    new ExtendedKeyUsage(KeyPurposeId.getInstance(SIGNS_CHECKPOINTS)));
            case WITNESS -> builder.addExtension(Extension.extendedKeyUsage, true,
                    new ExtendedKeyUsage(KeyPurposeId.getInstance(COSIGNS_CHECKPOINTS)));
            case TIME -> builder.addExtension(Extension.extendedKeyUsage, true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            case TLS -> {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
                        new KeyPurposeId[]{ KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth }));
                builder.addExtension(Extension.subjectAlternativeName, false, loopback());
            }
            case OCSP -> {
                builder.addExtension(Extension.extendedKeyUsage, true,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
                // it lives for days, and nobody asks whether it is revoked (RFC 6960, 4.2.2.2.1)
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            case AUTHORITY, MESSAGE, ENCRYPTION -> {
                // key usage alone says it
            }
        }
    }

    private static GeneralNames loopback() {
        return new GeneralNames(new GeneralName[]{ new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.iPAddress, "::1") });
    }
}
