package org.yijian.security.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small authority for trials and for one's own keys; production hubs get theirs from a real one. Certificates live
 * two years, the authority's own ten; both start five minutes early, for clocks that are slow.
 */
public final class CertificateAuthority {

    private static final Duration LEAF_LIFE = Duration.ofDays(730);
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3652);
    private static final Duration SLOW_CLOCKS = Duration.ofMinutes(5);

    private final SigningKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A new authority with a key of its own. */
    public static CertificateAuthority create(String commonName, KeyAlgorithm algorithm, Clock clock) {
        KeyPair pair = algorithm.generate(new SecureRandom());
        Request request = new Request(name(commonName), pair.getPublic(), CertificateProfile.AUTHORITY,
                clock.instant().minus(SLOW_CLOCKS), clock.instant().plus(AUTHORITY_LIFE));
        X509Certificate certificate = certify(request, request.subject(), pair, algorithm);
        return new CertificateAuthority(new SigningKey(pair.getPrivate(), List.of(certificate)), clock);
    }

    /** An authority that exists already. */
    public static CertificateAuthority of(SigningKey key, Clock clock) {
        return new CertificateAuthority(key, clock);
    }

    /** A new key with a certificate for one purpose, valid for two years from now. */
    public SigningKey issue(String commonName, KeyAlgorithm algorithm, CertificateProfile profile) {
        return issue(commonName, algorithm, profile, clock.instant().minus(SLOW_CLOCKS),
                clock.instant().plus(LEAF_LIFE));
    }

    /** A new key with a certificate for one purpose and a time of one's own choice. */
    public SigningKey issue(String commonName, KeyAlgorithm algorithm, CertificateProfile profile, Instant from,
            Instant until) {
        KeyPair pair = algorithm.generate(random);
        return new SigningKey(pair.getPrivate(), certify(commonName, pair.getPublic(), profile, from, until));
    }

    /** A certificate for a key that was made elsewhere, with this authority's above it; valid for two years from now. */
    public List<X509Certificate> certify(String commonName, PublicKey subject, CertificateProfile profile) {
        return certify(commonName, subject, profile, clock.instant().minus(SLOW_CLOCKS),
                clock.instant().plus(LEAF_LIFE));
    }

    private List<X509Certificate> certify(String commonName, PublicKey subject, CertificateProfile profile,
            Instant from, Instant until) {
        Request request = new Request(name(commonName), subject, profile, from, until);
        KeyPair issuer = new KeyPair(certificate().getPublicKey(), key.privateKey());
        X500Name issuerName = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        return List.of(certify(request, issuerName, issuer, key.algorithm()), certificate());
    }

    /**
     * The list of what this authority has revoked (RFC 5280, 5), as of now.
     *
     * @param number higher than that of the list before
     * @param life until when the next one comes
     * @return DER
     */
    public byte[] revocationList(Collection<RevokedCertificate> revoked, long number, Duration life) {
        try {
            JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate(), Date.from(clock.instant()));
            builder.setNextUpdate(Date.from(clock.instant().plus(life)));
            revoked.forEach(each -> builder.addCRLEntry(each.serial(), Date.from(each.at()), CRLReason.unspecified));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate().getPublicKey()));
            return builder.build(new JcaContentSignerBuilder(key.algorithm().signature())
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(key.privateKey())).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the provider cannot make a list", e);
        }
    }

    public X509Certificate certificate() {
        return key.certificate();
    }

    public SigningKey key() {
        return key;
    }

    private record Request(X500Name subject, PublicKey key, CertificateProfile profile, Instant from, Instant until) {}

    private static X509Certificate certify(Request request, X500Name issuerName, KeyPair issuer,
            KeyAlgorithm algorithm) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuerName, serial(),
                    Date.from(request.from()), Date.from(request.until()), request.subject(), request.key());
            request.profile().extend(builder);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    identifiers.createSubjectKeyIdentifier(request.key()));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    identifiers.createAuthorityKeyIdentifier(issuer.getPublic()));
            var signer = new JcaContentSignerBuilder(algorithm.signature())
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(issuer.getPrivate());
            return new JcaX509CertificateConverter().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                    .getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("the provider cannot make a certificate", e);
        }
    }

    /** 127 random bits: positive, and no two alike (RFC 5280, 4.1.2.2). */
    private static BigInteger serial() {
        return new BigInteger(127, new SecureRandom()).setBit(126);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, "Yijian").addRDN(BCStyle.CN, commonName).build();
    }
}
