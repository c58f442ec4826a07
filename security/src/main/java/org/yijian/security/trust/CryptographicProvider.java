package org.yijian.security.trust;

import java.security.Provider;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one source of SM2, SM3, SM4 and Ed25519. Passed by hand to whatever needs it and never registered with
 * {@link java.security.Security}, so that nothing else in the program changes its behaviour.
 */
public final class CryptographicProvider {

    public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private CryptographicProvider() {
    }
}
