package org.yijian.security.seal;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;

/**
 * A CMS taken apart and found to have the one shape that is accepted; its signature is not checked yet.
 *
 * @param information the one signer
 * @param signer its certificate, the one that signing-certificate-v2 names
 * @param certificates all certificates inside, for building the path
 * @param algorithm what the signature was made with
 * @param signedAt the time the signer claims
 */
record DetachedCms(SignerInformation information, X509Certificate signer, List<X509Certificate> certificates,
        KeyAlgorithm algorithm, Instant signedAt) {

    private static final int MAX_CERTIFICATES = 10;

    /**
     * @throws FaultException {@link SecurityError#CMS_MALFORMED} or {@link SecurityError#ALGORITHM_NOT_ALLOWED}, whatever
     *         the bytes are
     */
    static DetachedCms parse(byte[] content, byte[] cms) {
        return parse(cms, outer -> new CMSSignedData(new CMSProcessableByteArray(content), outer));
    }

    /** The same over content of which only the digests are known. */
    static DetachedCms parse(Digests content, byte[] cms) {
        Map<ASN1ObjectIdentifier, byte[]> hashes = Map.of(NISTObjectIdentifiers.id_sha256,
                HexFormat.of().parseHex(content.sha256()), GMObjectIdentifiers.sm3,
                HexFormat.of().parseHex(content.sm3()));
        return parse(cms, outer -> new CMSSignedData(hashes, outer));
    }

    /** Puts the signature and what it is over together. */
    private interface Joined {

        CMSSignedData with(ContentInfo outer) throws CMSException;
    }

    private static DetachedCms parse(byte[] cms, Joined content) {
        if (cms.length > CmsVerifier.MAX_CMS_BYTES) {
            throw malformed("larger than " + CmsVerifier.MAX_CMS_BYTES + " bytes", null);
        }
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
            if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
                throw malformed("no signed data", null);
            }
            if (SignedData.getInstance(outer.getContent()).getEncapContentInfo().getContent() != null) {
                throw malformed("the content is inside, not detached", null);
            }
            return of(content.with(outer));
        } catch (FaultException e) {
            throw e;
        } catch (IOException | CMSException | CertificateException | RuntimeException e) {
            // the library answers bad ASN.1 with nearly every kind of exception
            throw malformed("ASN.1", e);
        }
    }

    private static DetachedCms of(CMSSignedData data) throws CertificateException, IOException {
        if (data.getSignerInfos().size() != 1) {
            throw malformed("not exactly one signer", null);
        }
        SignerInformation information = data.getSignerInfos().getSigners().iterator().next();
        AttributeTable attributes = information.getSignedAttributes();
        if (attributes == null) {
            throw malformed("no signed attributes", null);
        }
        List<X509Certificate> certificates = certificates(data.getCertificates().getMatches(null));
        Collection<X509CertificateHolder> named = data.getCertificates().getMatches(information.getSID());
        if (named.size() != 1) {
            throw malformed("not exactly one certificate of the signer", null);
        }
        X509CertificateHolder holder = named.iterator().next();
        checkNamed(attributes, holder);
        X509Certificate signer = certificate(holder);
        return new DetachedCms(information, signer, certificates, algorithm(information, signer),
                signedAt(attributes));
    }

    private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
            throws CertificateException {
        if (holders.size() > MAX_CERTIFICATES) {
            throw malformed("more than " + MAX_CERTIFICATES + " certificates", null);
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            certificates.add(certificate(holder));
        }
        return certificates;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                .getCertificate(holder);
    }

    /** The key, the digest and the signature must belong together; a mixture is not accepted. */
    private static KeyAlgorithm algorithm(SignerInformation information, X509Certificate signer) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(signer.getPublicKey()).filter(CmsVerifier::accepts).orElseThrow(
                () -> new FaultException(SecurityError.ALGORITHM_NOT_ALLOWED, signer.getPublicKey().getAlgorithm()));
        boolean national = algorithm == KeyAlgorithm.SM2;
        require(national ? GMObjectIdentifiers.sm3 : NISTObjectIdentifiers.id_sha256, information.getDigestAlgOID());
        require(national ? GMObjectIdentifiers.sm2sign_with_sm3 : X9ObjectIdentifiers.ecdsa_with_SHA256,
                information.getEncryptionAlgOID());
        return algorithm;
    }

    private static void require(ASN1ObjectIdentifier wanted, String found) {
        if (!wanted.getId().equals(found)) {
            throw new FaultException(SecurityError.ALGORITHM_NOT_ALLOWED, found);
        }
    }

    private static void checkNamed(AttributeTable attributes, X509CertificateHolder signer) throws IOException {
        Attribute attribute = single(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        ESSCertIDv2[] named = SigningCertificateV2.getInstance(attribute.getAttributeValues()[0]).getCerts();
        byte[] encoded = signer.getEncoded();
        if (named.length == 0 || !Arrays.equals(named[0].getCertHash(), hash(named[0], encoded))) {
            throw malformed("signing-certificate-v2 names another certificate", null);
        }
    }

    private static byte[] hash(ESSCertIDv2 named, byte[] encoded) {
        if (GMObjectIdentifiers.sm3.equals(named.getHashAlgorithm().getAlgorithm())) {
            return Digests.sm3(encoded);
        }
        if (NISTObjectIdentifiers.id_sha256.equals(named.getHashAlgorithm().getAlgorithm())) {
            return Digests.sha256(encoded);
        }
        throw new FaultException(SecurityError.ALGORITHM_NOT_ALLOWED,
                named.getHashAlgorithm().getAlgorithm().getId());
    }

    private static Instant signedAt(AttributeTable attributes) {
        return Time.getInstance(single(attributes, CMSAttributes.signingTime).getAttributeValues()[0]).getDate()
                .toInstant();
    }

    private static Attribute single(AttributeTable attributes, ASN1ObjectIdentifier type) {
        var all = attributes.getAll(type);
        if (all.size() != 1 || Attribute.getInstance(all.get(0)).getAttributeValues().length != 1) {
            throw malformed("attribute " + type + " missing or repeated", null);
        }
        return Attribute.getInstance(all.get(0));
    }

    private static FaultException malformed(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(SecurityError.CMS_MALFORMED, what), cause);
    }
}
