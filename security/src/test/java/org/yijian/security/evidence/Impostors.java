package org.yijian.security.evidence;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;

/** Packages, and logged messages, signed by keys that may not. */
final class Impostors {

    private final Issuer issuer;
    private final Map<String, byte[]> ways = new TreeMap<>();

    private Impostors(Issuer issuer) {
        this.issuer = issuer;
    }

    static Map<String, byte[]> of(Issuer issuer) {
        Impostors impostors = new Impostors(issuer);
        impostors.keys("package-signed-by-", key -> impostors.open().resigned(impostors.signer(key)));
        impostors.keys("message-sealed-by-",
                key -> new Logged(issuer).sealedBy(impostors.signer(key)).pack());
        impostors.shapes();
        return impostors.ways;
    }

    private Tampered open() {
        return Tampered.open(issuer, issuer.record());
    }

    private UnaryOperator<byte[]> signer(SigningKey key) {
        return new CmsSigner(key, issuer.clock)::sign;
    }

    /** Every kind of key that may not sign messages of this hub. */
    private void keys(String way, java.util.function.Function<SigningKey, byte[]> forge) {
        Instant now = issuer.clock.instant();
        CertificateAuthority stranger = issuer.authority("Hub authority", KeyAlgorithm.ECDSA_P256);
        Map<String, SigningKey> keys = new TreeMap<>();
        keys.put("a-stranger-of-the-same-name",
                stranger.issue("Hub message", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE));
        keys.put("an-expired-key", issuer.authority.issue("Hub message", KeyAlgorithm.ECDSA_P256,
                CertificateProfile.MESSAGE, now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(8))));
        keys.put("a-key-not-yet-valid", issuer.authority.issue("Hub message", KeyAlgorithm.ECDSA_P256,
                CertificateProfile.MESSAGE, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9))));
        for (CertificateProfile profile : List.of(CertificateProfile.TLS, CertificateProfile.LOG,
                CertificateProfile.ENCRYPTION, CertificateProfile.AUTHORITY)) {
            keys.put("a-key-for-" + profile.name().toLowerCase(java.util.Locale.ROOT),
                    issuer.authority.issue("Hub message", KeyAlgorithm.ECDSA_P256, profile));
        }
        keys.put("the-authority-itself", issuer.authority.key());
        keys.put("an-sm2-key", issuer.nationalKey);
        keys.put("the-agency", issuer.agencyKey);
        keys.forEach((name, key) -> ways.put(way + name, forge.apply(key)));
    }

    private void shapes() {
        Clock later = Clock.offset(issuer.clock, Duration.ofHours(1));
        ways.put("package-signed-in-the-future",
                open().resigned(new CmsSigner(issuer.messageKey, later)::sign));
        ways.put("package-signed-with-sha512", open().resigned(manifest -> cms(manifest, "SHA512withECDSA", false, 1)));
        ways.put("package-signed-without-cades", open().resigned(
                manifest -> cms(manifest, "SHA256withECDSA", false, 1)));
        ways.put("package-signed-twice-in-one", open().resigned(
                manifest -> cms(manifest, "SHA256withECDSA", false, 2)));
        ways.put("package-signed-with-content-inside", open().resigned(
                manifest -> cms(manifest, "SHA256withECDSA", true, 1)));
        ways.put("package-signed-by-nobody", open().resigned(manifest -> cms(manifest, "SHA256withECDSA", false, 0)));
        ways.put("package-signed-with-more-behind", open().resigned(
                manifest -> Tampered.join(new CmsSigner(issuer.messageKey, issuer.clock).sign(manifest), new byte[1])));
        ways.put("national-seal-with-ecdsa", national(signer(issuer.messageKey).apply(issuer.first.manifest())));
        ways.put("national-seal-of-another-message",
                national(signer(issuer.nationalKey).apply(issuer.second.manifest())));
        ways.put("national-seal-by-the-agency", national(signer(issuer.agencyKey).apply(issuer.first.manifest())));
        ways.put("national-seal-that-is-none", national(new byte[]{ 0x30, 0x03, 0x02, 0x01, 0x01 }));
    }

    private byte[] national(byte[] cms) {
        return open().put(PackageFile.NATIONAL_SEAL, cms).resigned();
    }

    private byte[] cms(byte[] content, String algorithm, boolean inside, int signers) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            SigningKey key = issuer.messageKey;
            for (int i = 0; i < signers; i++) {
                generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(algorithm, key.privateKey(),
                                key.certificate()));
            }
            generator.addCertificate(new JcaX509CertificateHolder(key.certificate()));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), inside);
            return signed.getEncoded("DER");
        } catch (CMSException | OperatorCreationException | CertificateEncodingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
