package org.yijian.security.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The kinds of signing keys in the house, each with the one signature that is made with it. */
public enum KeyAlgorithm {
    /** NIST P-256 with SHA-256 (FIPS 186-5). */
    ECDSA_P256("secp256r1", "SHA256withECDSA"),
    /** SM2 with SM3 (GB/T 32918), distinguishing id 1234567812345678. */
    SM2("sm2p256v1", "SM3withSM2"),
    /** Ed25519 (RFC 8032), for notes only. */
    ED25519("Ed25519", "Ed25519");

    private final String curve;
    private final String signature;

    KeyAlgorithm(String curve, String signature) {
        this.curve = curve;
        this.signature = signature;
    }

    /** The signature's name in the Java Cryptography Architecture. */
    public String signature() {
        return signature;
    }

    /** A fresh pair of keys. */
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(this == ED25519 ? curve : "EC",
                    CryptographicProvider.BOUNCY_CASTLE);
            if (this != ED25519) {
                generator.initialize(new ECGenParameterSpec(curve), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider lost " + this, e);
        }
    }

    /** Whether a certificate is for an SM2 key. */
    public static boolean isSm2(X509Certificate certificate) {
        return of(certificate.getPublicKey()).filter(SM2::equals).isPresent();
    }

    /** Which of these a public key belongs to; empty for every other kind of key. */
    public static Optional<KeyAlgorithm> of(PublicKey key) {
        if (key.getAlgorithm().equals("Ed25519") || key.getAlgorithm().equals("EdDSA")) {
            return Optional.of(ED25519);
        }
        if (!(key instanceof ECPublicKey)) {
            return Optional.empty();
        }
        ASN1Encodable parameters = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters();
        if (SECObjectIdentifiers.secp256r1.equals(parameters)) {
            return Optional.of(ECDSA_P256);
        }
        return GMObjectIdentifiers.sm2p256v1.equals(parameters) ? Optional.of(SM2) : Optional.empty();
    }
}
