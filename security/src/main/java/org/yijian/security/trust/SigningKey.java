package org.yijian.security.trust;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificates.
 *
 * @param privateKey the key; never shown
 * @param chain the key's certificate first, then its issuers up to and including the root
 * @param provider who signs with the key: for one that never leaves its device, the device's
 */
public record SigningKey(PrivateKey privateKey, List<X509Certificate> chain, Provider provider) {

    /** A key in memory. */
    public SigningKey(PrivateKey privateKey, List<X509Certificate> chain) {
        this(privateKey, chain, CryptographicProvider.BOUNCY_CASTLE);
    }

    public SigningKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key needs its certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The root above this key. */
    public X509Certificate authority() {
        return chain.getLast();
    }

    public KeyAlgorithm algorithm() {
        return KeyAlgorithm.of(certificate().getPublicKey())
                .orElseThrow(() -> new IllegalStateException("a key of a kind that is not used here"));
    }

    @Override
    public String toString() {
        return "SigningKey[" + certificate().getSubjectX500Principal() + ", private key not shown]";
    }
}
