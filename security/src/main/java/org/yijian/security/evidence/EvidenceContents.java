package org.yijian.security.evidence;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.LogProof;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;

/**
 * What goes into a package.
 *
 * @param leaf the leaf as it is in the log
 * @param proof that it is there
 * @param subject the message that the leaf tells of, or why there is none
 * @param timeToken RFC 3161 token on the checkpoint of the proof; null if there is none
 * @param certificates certificates to hand along, by a short name such as {@code sender}; those of the hub are added
 * @param revocations certificate revocation lists (DER) to hand along, by a short name
 * @param answers answers about certificates (OCSP, DER) to hand along, by a short name
 */
public record EvidenceContents(byte[] leaf, LogProof proof, Subject subject, byte @Nullable [] timeToken,
        Map<String, X509Certificate> certificates, Map<String, byte[]> revocations, Map<String, byte[]> answers) {

    /** Length of the largest attachment that is put into a package; larger ones are described by their digests. */
    public static final int MOST_ATTACHED_BYTES = 16 << 20;

    public EvidenceContents {
        certificates = new TreeMap<>(certificates);
        revocations = new TreeMap<>(revocations);
        answers = new TreeMap<>(answers);
    }

    /** A package with nothing to hand along. */
    public static EvidenceContents of(byte[] leaf, LogProof proof, Subject subject) {
        return new EvidenceContents(leaf, proof, subject, null, Map.of(), Map.of(), Map.of());
    }

    /** The same with a time-stamp on the checkpoint. */
    public EvidenceContents stamped(byte[] token) {
        return new EvidenceContents(leaf, proof, subject, token, certificates, revocations, answers);
    }

    /** The same with lists of revoked certificates (DER), by short names. */
    public EvidenceContents listing(Map<String, byte[]> lists) {
        return new EvidenceContents(leaf, proof, subject, timeToken, certificates, lists, answers);
    }

    /** The same with answers about certificates (OCSP, DER), by short names. */
    public EvidenceContents answered(Map<String, byte[]> statements) {
        return new EvidenceContents(leaf, proof, subject, timeToken, certificates, revocations, statements);
    }

    /** What the leaf tells of. */
    public sealed interface Subject {
    }

    /** A search, a view, a sign-in, a change: nothing but the leaf. */
    public record LeafOnly() implements Subject {}

    /** A message that was erased: nothing but the leaf is left, and the package says so. */
    public record Erased() implements Subject {}

    /**
     * A sealed message.
     *
     * @param json its canonical bytes
     * @param seal its signature: over these bytes if the hub made it, over what the message calls {@code contentSha256} and
     *        {@code contentSm3} if the sender did
     * @param commitmentKey key of the commitment in the leaf, 32 bytes
     * @param record one of its records, if the package is about that one; else null
     * @param nationalSeal a second seal with SM2 and SM3 over the same bytes; null if there is none
     * @param attached the attachment that the message is about; null if it is about none
     */
    public record Message(byte[] json, Seal seal, byte[] commitmentKey, @Nullable Entry record,
            byte @Nullable [] nationalSeal, @Nullable Attached attached) implements Subject {

        /** With one seal, about all of it. */
        public static Message of(byte[] json, Seal seal, byte[] commitmentKey) {
            return new Message(json, seal, commitmentKey, null, null, null);
        }

        /** The same, about one of its records. */
        public Message about(Entry entry) {
            return new Message(json, seal, commitmentKey, entry, nationalSeal, attached);
        }

        /** The same with a second seal. */
        public Message sealedAlso(byte[] sm2) {
            return new Message(json, seal, commitmentKey, record, sm2, attached);
        }

        /** The same, about an attachment. */
        public Message enclosing(Attached file) {
            return new Message(json, seal, commitmentKey, record, nationalSeal, file);
        }

        @Override
        public String toString() {
            return "Message[" + json.length + " bytes]";
        }
    }

    /**
     * The attachment that a message is about.
     *
     * @param content the file; null if it is longer than {@link #MOST_ATTACHED_BYTES}
     */
    public record Attached(byte @Nullable [] content) {

        @Override
        public String toString() {
            return "Attached[" + (content == null ? "described" : content.length + " bytes") + "]";
        }
    }

    /**
     * One record of a message.
     *
     * @param json its canonical bytes
     * @param index which of the message's {@code records} it is, from 0
     * @param erasedAt when its personal fields were erased; null if they were not, or it never had any
     */
    public record Entry(byte[] json, int index, @Nullable Instant erasedAt) {

        /** One of which nothing was erased. */
        public Entry(byte[] json, int index) {
            this(json, index, null);
        }

        /** The same, its personal fields being erased. */
        public Entry erased(Instant at) {
            return new Entry(json, index, at);
        }

        /**
         * Finds the record in the message by its hash.
         *
         * @throws IllegalArgumentException if the message does not list it
         */
        public static Entry of(byte[] message, byte[] record) {
            return new Entry(record, SealedMessage.parse(message).indexOf(Digests.hex(Digests.sha256(record))));
        }
    }
}
