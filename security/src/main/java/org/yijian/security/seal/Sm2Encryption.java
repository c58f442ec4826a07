package org.yijian.security.seal;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * Encrypts a key to an SM2 key (GB/T 32918.4), in the order C1 ‖ C3 ‖ C2 of the standard: the point with its leading
 * byte 04, then the SM3 hash, then the ciphertext.
 */
final class Sm2Encryption {

    private Sm2Encryption() {
    }

    /** @throws IllegalArgumentException if the key is not an SM2 key */
    static byte[] encrypt(byte[] plain, PublicKey recipient) {
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(ECUtil.generatePublicKeyParameter(recipient),
                    new SecureRandom()));
            return engine.processBlock(plain, 0, plain.length);
        } catch (InvalidKeyException | InvalidCipherTextException e) {
            throw new IllegalArgumentException("no key to encrypt to", e);
        }
    }

    /**
     * @throws FaultException {@link SecurityError#ENVELOPE_NOT_OPENED} for whatever was not encrypted to this key
     */
    static byte[] decrypt(byte[] ciphertext, PrivateKey recipient) {
        try {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(false, ECUtil.generatePrivateKeyParameter(recipient));
            return engine.processBlock(ciphertext, 0, ciphertext.length);
        } catch (InvalidKeyException | InvalidCipherTextException | RuntimeException e) {
            // a point that is not on the curve comes as one of several unchecked exceptions
            throw new FaultException(Fault.of(SecurityError.ENVELOPE_NOT_OPENED, "encKey"), e);
        }
    }
}
