package org.yijian.security.seal;

import java.time.Clock;

import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** Seals as this hub, with its ECDSA key for messages. */
public final class CmsSealer implements Sealer {

    private final CmsSigner signer;

    public CmsSealer(CmsSigner signer) {
        this.signer = signer;
    }

    /** With the hub's own key {@link KeyPurpose#MESSAGE}. */
    public static CmsSealer of(KeyRing keys, Clock clock) {
        return new CmsSealer(new CmsSigner(keys.key(KeyPurpose.MESSAGE), clock));
    }

    @Override
    public Seal seal(byte[] content) {
        return new Seal(signer.sign(content), Seal.Attestation.HUB);
    }
}
