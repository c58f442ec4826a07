package org.yijian.security.trust;

/** Which algorithms a hub uses towards others and at rest. Both are always read and verified. */
public enum CryptographicProfile {
    /** ECDSA, SHA-2, AES. */
    INTERNATIONAL,
    /**
     * The national algorithms of China: SM2 and SM3 beside every ECDSA signature, SM4 instead of AES, and TLS with SM4 and
     * SM2 (RFC 8998) wherever the other end has an SM2 certificate.
     */
    NATIONAL
}
