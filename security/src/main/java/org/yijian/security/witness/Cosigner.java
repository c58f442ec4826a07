package org.yijian.security.witness;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;

import org.yijian.security.proof.SignedNote;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/** Makes cosignatures: "as of this time, this is the largest tree that I have seen of this log". */
public final class Cosigner {

    private final CosignatureKey key;
    private final SigningKey signing;
    private final Clock clock;

    /**
     * @param name the witness's name, a URL without scheme, without spaces and plus
     * @param signing an Ed25519 key that signs nothing else
     */
    public Cosigner(String name, SigningKey signing, Clock clock) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(c -> c <= ' ')
                || signing.algorithm() != KeyAlgorithm.ED25519) {
            throw new IllegalArgumentException("not a name and key of a witness: " + name);
        }
        this.key = new CosignatureKey(name, signing.certificate().getPublicKey());
        this.signing = signing;
        this.clock = clock;
    }

    /** With the hub's own key {@link KeyPurpose#WITNESS}. */
    public static Cosigner of(String name, KeyRing keys, Clock clock) {
        return new Cosigner(name, keys.key(KeyPurpose.WITNESS), clock);
    }

    /** What the cosignatures are checked with. */
    public CosignatureKey key() {
        return key;
    }

    /** A line to put under the note, with the time of now. */
    public SignedNote.Line cosign(SignedNote note) {
        long seconds = clock.instant().getEpochSecond();
        try {
            Signature signature = Signature.getInstance(CosignatureKey.ALGORITHM, CryptographicProvider.BOUNCY_CASTLE);
            signature.initSign(signing.privateKey());
            signature.update(CosignatureKey.message(seconds, note.text()));
            byte[] bytes = signature.sign();
            return new SignedNote.Line(key.name(), key.keyId(),
                    ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(seconds).put(bytes).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + signing + " does not sign", e);
        }
    }
}
