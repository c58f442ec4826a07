package org.yijian.security.seal;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** Seals as this hub: ECDSA, and beside it SM2 under the national profile. */
public final class CmsSealer implements Sealer {

    private final CmsSigner signer;
    private final @Nullable CmsSigner national;

    private CmsSealer(CmsSigner signer, @Nullable CmsSigner national) {
        this.signer = signer;
        this.national = national;
    }

    /** With the hub's own keys: {@link KeyPurpose#MESSAGE}, and under the national profile {@link KeyPurpose#MESSAGE_SM2}. */
    public static CmsSealer of(KeyRing keys, Clock clock) {
        return new CmsSealer(CmsSigner.of(keys, KeyPurpose.MESSAGE, clock),
                keys.national() ? CmsSigner.of(keys, KeyPurpose.MESSAGE_SM2, clock) : null);
    }

    @Override
    public Seal seal(byte[] content) {
        return countersign(new Seal(signer.sign(content), Seal.Attestation.HUB), content);
    }

    @Override
    public Seal countersign(Seal seal, byte[] content) {
        return national == null ? seal : seal.and(national.sign(content));
    }
}
