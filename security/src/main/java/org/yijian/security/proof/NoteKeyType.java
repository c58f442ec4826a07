package org.yijian.security.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;

/** The kinds of keys that sign notes, and how C2SP signed-note writes them. */
enum NoteKeyType {
    /** Type 0x01; the key is its 32 bytes (RFC 8032). */
    ED25519(KeyAlgorithm.ED25519, new byte[]{ 0x01 }),
    /**
     * Type 0xff, followed as the specification advises by a longer name of our own; the key is its DER
     * SubjectPublicKeyInfo, the signature the DER of GB/T 35276.
     */
    SM2(KeyAlgorithm.SM2,
            concatenate(new byte[]{ (byte) 0xff }, "yijian.org/sm2-sm3".getBytes(StandardCharsets.US_ASCII)));

    private final KeyAlgorithm algorithm;
    private final byte[] prefix;

    NoteKeyType(KeyAlgorithm algorithm, byte[] prefix) {
        this.algorithm = algorithm;
        this.prefix = prefix;
    }

    KeyAlgorithm algorithm() {
        return algorithm;
    }

    static NoteKeyType of(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> ED25519;
            case SM2 -> SM2;
            case ECDSA_P256 -> throw new IllegalArgumentException("ECDSA keys do not sign notes here");
        };
    }

    /** The type and the key, as in key ids and verifier keys. */
    byte[] encode(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (this == ED25519) {
            encoded = SubjectPublicKeyInfo.getInstance(encoded).getPublicKeyData().getOctets();
        }
        return concatenate(prefix, encoded);
    }

    /** The key out of its encoding; of the type that its beginning names. */
    static PublicKey decode(byte[] encoded) throws GeneralSecurityException, IOException {
        NoteKeyType type = Arrays.stream(values()).filter(candidate -> candidate.begins(encoded)).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("unknown type of note key"));
        byte[] key = Arrays.copyOfRange(encoded, type.prefix.length, encoded.length);
        byte[] info = type == ED25519
                ? new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), key).getEncoded()
                : key;
        return KeyFactory.getInstance(type == ED25519 ? "Ed25519" : "EC", CryptographicProvider.BOUNCY_CASTLE)
                .generatePublic(new X509EncodedKeySpec(info));
    }

    private boolean begins(byte[] encoded) {
        return encoded.length > prefix.length
                && Arrays.equals(prefix, 0, prefix.length, encoded, 0, prefix.length);
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
