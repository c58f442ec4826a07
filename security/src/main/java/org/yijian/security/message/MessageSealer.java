package org.yijian.security.message;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import com.github.f4b6a3.uuid.UuidCreator;
import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.seal.Seal;
import org.yijian.security.trust.KeyRing;
import tools.jackson.databind.node.ObjectNode;

/** Makes messages and receipts of this hub. Safe for many threads. */
public final class MessageSealer {

    private static final int SALT_BYTES = 16;

    private final CmsSealer sealer;
    private final KeyRing keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public MessageSealer(KeyRing keys, Clock clock) {
        this.sealer = CmsSealer.of(keys, clock);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a message is sent as.
     *
     * @param sender this hub
     * @param recipient the hub it is for
     * @param type what the body is
     * @param stream what its number counts in
     * @param purpose what the content may be used for
     * @param legalBasis the law or agreement that allows it
     * @param life how long it may be taken
     */
    public record Envelope(String sender, String recipient, String type, String stream, String purpose,
            String legalBasis, Duration life) {}

    /** A new message with the next number of its stream. */
    public Message message(Envelope envelope, long sequence, ObjectNode body) {
        return message(envelope, sequence, null, body);
    }

    /** The same for a case. */
    public Message message(Envelope envelope, long sequence, @Nullable String caseId, ObjectNode body) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Message(new MessageHeader(UuidCreator.getTimeOrderedEpoch(clock.instant()), envelope.sender(),
                envelope.recipient(), envelope.type(), envelope.stream(), sequence, envelope.purpose(),
                envelope.legalBasis(), caseId, clock.instant().plus(envelope.life()),
                HexFormat.of().formatHex(salt)), body);
    }

    /** Whether it signs twice, under the national profile. */
    public boolean national() {
        return keys.national();
    }

    public SealedMessage seal(Message message) {
        return seal(message.write());
    }

    public SealedMessage seal(Receipt receipt) {
        return seal(receipt.write());
    }

    /** Signs these bytes as they are, twice under the national profile. */
    public SealedMessage seal(byte[] content) {
        Seal seal = sealer.seal(content);
        return new SealedMessage(content, seal.cms(), seal.national());
    }
}
