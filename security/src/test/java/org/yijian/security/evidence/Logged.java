package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;

/** Messages that a hub, or somebody in it, took into its log although something is wrong with them. */
final class Logged {

    private final Issuer issuer;
    private byte[] message;
    private Seal seal;
    private byte[] record = Issuer.RECORD;
    private byte @Nullable [] leaf;

    Logged(Issuer issuer) {
        this.issuer = issuer;
        this.message = issuer.first.manifest();
        this.seal = issuer.first.seal();
    }

    static Map<String, byte[]> of(Issuer issuer) {
        Map<String, byte[]> ways = new TreeMap<>();
        String first = new String(issuer.first.manifest(), StandardCharsets.UTF_8);
        ways.put("logged-message-with-a-key-twice",
                new Logged(issuer).message(first.replace("{\"exchangeId\"", "{\"exchangeId\":\"e-1\",\"exchangeId\""))
                        .pack());
        ways.put("logged-message-reformatted", new Logged(issuer).message(first.replace(",\"v\"", ", \"v\"")).pack());
        ways.put("logged-message-that-is-no-object", new Logged(issuer).message("[1]").pack());
        ways.put("logged-message-of-another-exchange",
                new Logged(issuer).message(first.replace("\"e-1\"", "\"e-2\"")).pack());
        ways.put("logged-message-of-another-source",
                new Logged(issuer).message(first.replace("civil-affairs", "health-office")).pack());
        ways.put("logged-record-with-a-key-twice", new Logged(issuer).recordWith("{\"kind\":\"finding\"",
                "{\"kind\":\"finding\",\"kind\":\"finding\"").pack());
        ways.put("logged-record-of-another-kind", new Logged(issuer).recordWith("\"finding\"", "\"licence\"").pack());
        ways.put("logged-record-with-another-key", new Logged(issuer).recordWith("F-1", "F-9").pack());
        ways.put("logged-leaf-without-commitment", new Logged(issuer).leaf(null, issuer.first.seal().cms()).pack());
        ways.put("logged-leaf-without-seal", new Logged(issuer).leaf(Issuer.commitment(issuer.first.manifest()), null)
                .pack());
        ways.put("logged-leaf-with-a-key-twice", new Logged(issuer).leafBytes(
                new String(issuer.first.leaf(), StandardCharsets.UTF_8).replace("{\"action\"",
                        "{\"action\":\"x\",\"action\""))
                .pack());
        ways.put("logged-leaf-with-more", new Logged(issuer).leafBytes(new String(issuer.first.leaf(),
                StandardCharsets.UTF_8).replace("\"v\":1", "\"v\":1,\"x\":1")).pack());
        ways.put("logged-leaf-of-another-exchange", new Logged(issuer).leafBytes(new String(issuer.first.leaf(),
                StandardCharsets.UTF_8).replace("e-1/0", "e-1/1")).pack());
        ways.put("logged-senders-seal-over-other-content", senders(issuer,
                new CmsSigner(issuer.agencyKey, issuer.clock).sign("{}".getBytes(StandardCharsets.UTF_8))));
        ways.put("logged-senders-seal-by-the-hub", senders(issuer,
                new CmsSigner(issuer.nationalKey, issuer.clock).sign(Issuer.SENDERS_CONTENT)));
        return ways;
    }

    private static byte[] senders(Issuer issuer, byte[] cms) {
        byte[] manifest = issuer.senders.manifest();
        long index = issuer.append(issuer.leaf("insurance", 0, manifest, cms));
        return issuer.writer.write(issuer.contents(index, EvidenceContents.Message.of(manifest,
                new Seal(cms, Seal.Attestation.SENDER), Issuer.COMMITMENT_KEY)));
    }

    Logged sealedBy(UnaryOperator<byte[]> signature) {
        seal = new Seal(signature.apply(message), Seal.Attestation.HUB);
        return this;
    }

    private Logged message(String text) {
        message = text.getBytes(StandardCharsets.UTF_8);
        seal = issuer.hubSeal(message);
        return this;
    }

    /** A record that is not what it should be, under the hash that it has. */
    private Logged recordWith(String before, String after) {
        String good = new String(Issuer.RECORD, StandardCharsets.UTF_8);
        record = good.replace(before, after)
                .getBytes(StandardCharsets.UTF_8);
        return message(new String(message, StandardCharsets.UTF_8).replace(Digests.of(Issuer.RECORD).sha256(),
                Digests.of(record).sha256()));
    }

    private Logged leaf(@Nullable String commitment, byte @Nullable [] cms) {
        leaf = issuer.leaf("civil-affairs", "exchange/e-1/0", commitment,
                cms == null ? null : Digests.hex(Digests.sha256(cms)));
        return this;
    }

    private Logged leafBytes(String text) {
        leaf = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    byte[] pack() {
        byte[] logged = leaf == null ? issuer.leaf("civil-affairs", 0, message, seal.cms()) : leaf;
        long index = issuer.append(logged);
        // the writer refuses leaves and messages that make no sense, so these go in by hand
        Tampered tampered = Tampered.open(issuer, issuer.record());
        return tampered.put(PackageFile.LEAF, logged).put(PackageFile.PROOF, issuer.proof(index).bytes())
                .put(PackageFile.CHECKPOINT, issuer.log.checkpointNote()).put(PackageFile.MESSAGE, message)
                .put(PackageFile.MESSAGE_SEAL, seal.cms()).put(PackageFile.RECORD, record)
                .resigned();
    }
}
