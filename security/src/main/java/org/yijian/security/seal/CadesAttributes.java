package org.yijian.security.seal;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;

/** The signed attributes of CAdES-B beside the usual ones: which certificate signed (RFC 5035), and when. */
final class CadesAttributes implements CMSAttributeTableGenerator {

    private final Attribute signingCertificate;
    private final Clock clock;

    CadesAttributes(SigningKey key, Clock clock) {
        this.clock = clock;
        boolean national = key.algorithm() == KeyAlgorithm.SM2;
        byte[] encoded = encoded(key);
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                national ? GMObjectIdentifiers.sm3 : NISTObjectIdentifiers.id_sha256);
        byte[] hash = national ? Digests.sm3(encoded) : Digests.sha256(encoded);
        this.signingCertificate = new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(algorithm, hash))));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public AttributeTable getAttributes(Map parameters) {
        ASN1EncodableVector own = new ASN1EncodableVector();
        own.add(signingCertificate);
        own.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(clock.instant())))));
        return new DefaultSignedAttributeTableGenerator(new AttributeTable(own)).getAttributes(parameters);
    }

    private static byte[] encoded(SigningKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without bytes", e);
        }
    }
}
