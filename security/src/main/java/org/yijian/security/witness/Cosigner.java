package org.yijian.security.witness;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import org.yijian.security.proof.SignedNote;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/** Makes cosignatures: "as of this time, this is the largest tree that I have seen of this log". */
public final class Cosigner {

    private final String name;
    private final Supplier<List<SigningKey>> signing;
    private final Clock clock;

    /**
     * @param name the witness's name, a URL without scheme, without spaces and plus
     * @param signing an Ed25519 key that signs nothing else
     */
    public Cosigner(String name, SigningKey signing, Clock clock) {
        this(name, List.of(signing), clock);
    }

    private Cosigner(String name, List<SigningKey> signing, Clock clock) {
        this(name, () -> signing, clock);
    }

    private Cosigner(String name, Supplier<List<SigningKey>> signing, Clock clock) {
        if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(c -> c <= ' ')
                || signing.get().getFirst().algorithm() != KeyAlgorithm.ED25519) {
            throw new IllegalArgumentException("not a name and key of a witness: " + name);
        }
        this.name = name;
        this.signing = signing;
        this.clock = clock;
    }

    /** With the hub's own key {@link KeyPurpose#WITNESS} of the moment, and the one that is about to take over. */
    public static Cosigner of(String name, KeyRing keys, Clock clock) {
        return new Cosigner(name, () -> keys.signing(KeyPurpose.WITNESS), clock);
    }

    /** What the cosignatures are checked with. */
    public CosignatureKey key() {
        return key(signing.get().getFirst());
    }

    private CosignatureKey key(SigningKey key) {
        return new CosignatureKey(name, key.certificate().getPublicKey());
    }

    /** A line to put under the note, with the time of now. */
    public SignedNote.Line cosign(SignedNote note) {
        return line(signing.get().getFirst(), note);
    }

    /** The same by each key that signs: two while one takes over from the other. */
    public List<SignedNote.Line> cosignatures(SignedNote note) {
        return signing.get().stream().map(key -> line(key, note)).toList();
    }

    private SignedNote.Line line(SigningKey signing, SignedNote note) {
        long seconds = clock.instant().getEpochSecond();
        CosignatureKey key = key(signing);
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
