package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import org.yijian.security.json.CanonicalJson;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import tools.jackson.databind.node.ObjectNode;

/** Attachments of the hub's own records and of a partner's, enclosed and described, and what may be done to them. */
final class WithAttachments {

    private static final byte[] FILE = "%PDF-1.7 现场检查报告".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_FILE = "%PDF-1.7 另一份报告".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "0f2c2a3e-7e0b-4c8b-9d55-0a4f4b8a1c01";

    private final Issuer issuer;
    private final boolean partners;
    private final ObjectNode sealed = PlainJson.object();
    private final ObjectNode message = PlainJson.object();
    private String leafAbout = "";
    private String actor;
    private EvidenceContents.Attached attached = new EvidenceContents.Attached(FILE);

    private WithAttachments(Issuer issuer, boolean partners) {
        this.issuer = issuer;
        this.partners = partners;
        this.actor = partners ? Issuer.PARTNER : "inspector";
        describe(message, FILE.length, Digests.of(FILE));
        message.put("attachment", ID);
        message.put("source", actor);
        message.put("record", AttachedFile.record(actor + "/civil-affairs", "finding", "F-1").toString());
        sealed.put("v", 1);
        sealed.putObject("header").put("sender", Issuer.PARTNER).put("type", "attachment");
        describe(sealed.putObject("body"), FILE.length, Digests.of(FILE));
        body().put("source", "civil-affairs").put("kind", "finding").put("sourceKey", "F-1");
    }

    private ObjectNode body() {
        return (ObjectNode) sealed.path("body");
    }

    private static void describe(ObjectNode node, long bytes, Digests digests) {
        node.put("name", "报告.pdf").put("mediaType", "application/pdf").put("bytes", bytes)
                .put("sha256", digests.sha256()).put("sm3", digests.sm3());
    }

    static Map<String, byte[]> good(Issuer issuer) {
        Map<String, byte[]> good = new TreeMap<>();
        good.put("attachment", new WithAttachments(issuer, false).pack());
        good.put("attachment-of-a-partner", new WithAttachments(issuer, true).pack());
        good.put("attachment-as-large-as-is-enclosed",
                new WithAttachments(issuer, false).file(new byte[EvidenceContents.MOST_ATTACHED_BYTES]).pack());
        good.put("attachment-too-large-to-be-enclosed", new WithAttachments(issuer, true).large().pack());
        good.put("attachment-of-a-partner-erased", new WithAttachments(issuer, true).erased());
        return good;
    }

    static Map<String, byte[]> bad(Issuer issuer) {
        Map<String, byte[]> ways = new TreeMap<>();
        for (boolean partners : new boolean[]{ false, true }) {
            String whose = partners ? "attachment-of-a-partner-" : "attachment-";
            ways.put(whose + "altered", opened(issuer, partners).flip(PackageFile.ATTACHMENT).pack());
            ways.put(whose + "altered-and-signed", opened(issuer, partners).flip(PackageFile.ATTACHMENT).resigned());
            ways.put(whose + "swapped", opened(issuer, partners).put(PackageFile.ATTACHMENT, OTHER_FILE).resigned());
            ways.put(whose + "emptied", opened(issuer, partners).put(PackageFile.ATTACHMENT, new byte[0]).resigned());
            ways.put(whose + "removed", opened(issuer, partners).remove(PackageFile.ATTACHMENT).pack());
            ways.put(whose + "removed-and-signed",
                    opened(issuer, partners).remove(PackageFile.ATTACHMENT).resigned());
            ways.put(whose + "said-to-be-too-large", opened(issuer, partners).remove(PackageFile.ATTACHMENT)
                    .edit(PackageFile.STATEMENT, text -> text.replace("enclosed", "described")).resigned());
            ways.put(whose + "not-mentioned", opened(issuer, partners).remove(PackageFile.ATTACHMENT)
                    .edit(PackageFile.STATEMENT, text -> text.replace("\"attachment\":\"enclosed\",", "")).resigned());
            ways.put(whose + "of-another-leaf", changed(issuer, partners, it -> it.leafAbout = "0")); // a longer id
            ways.put(whose + "by-somebody-else", changed(issuer, partners, it -> it.actor = "hub:330106"));
            ways.put(whose + "with-another-sm3", changed(issuer, partners,
                    it -> it.both(node -> node.put("sm3", Digests.of(OTHER_FILE).sm3()))));
            ways.put(whose + "of-another-length",
                    changed(issuer, partners, it -> it.both(node -> node.put("bytes", FILE.length + 1))));
            ways.put(whose + "of-no-length", changed(issuer, partners, it -> it.both(node -> node.put("bytes", 0))));
        }
        ways.put("attachment-beside-a-record", Tampered.open(issuer, issuer.record())
                .put(PackageFile.ATTACHMENT, FILE).resigned());
        ways.put("attachment-mentioned-beside-a-record", Tampered.open(issuer, issuer.record()).edit(
                PackageFile.STATEMENT, text -> text.replace("{\"att", "{\"attachment\":\"described\",\"att"))
                .resigned());
        ways.put("attachment-too-large-and-enclosed", Tampered.open(issuer,
                new WithAttachments(issuer, true).large().contents()).put(PackageFile.ATTACHMENT, FILE).resigned());
        ways.put("attachment-of-a-partner-that-the-hub-renamed",
                changed(issuer, true, it -> it.message.put("name", "其他.pdf")));
        ways.put("attachment-of-a-partner-that-the-hub-replaced", changed(issuer, true, it -> {
            describe(it.message, OTHER_FILE.length, Digests.of(OTHER_FILE));
            it.attached = new EvidenceContents.Attached(OTHER_FILE);
        }));
        ways.put("attachment-of-a-partner-of-another-record",
                changed(issuer, true, it -> it.message.put("record", UUID.randomUUID().toString())));
        ways.put("attachment-of-a-partner-by-another-message",
                changed(issuer, true, it -> ((ObjectNode) it.sealed.path("header")).put("type", "record")));
        ways.put("attachment-of-a-partner-for-another",
                changed(issuer, true, it -> ((ObjectNode) it.sealed.path("header")).put("sender", "hub:330106")));
        ways.put("attachment-of-a-partner-without-its-message", new WithAttachments(issuer, true).pack(
                node -> node.remove("content")));
        return ways;
    }

    private static Tampered opened(Issuer issuer, boolean partners) {
        return Tampered.open(issuer, new WithAttachments(issuer, partners).contents());
    }

    private static byte[] changed(Issuer issuer, boolean partners, Consumer<WithAttachments> change) {
        WithAttachments one = new WithAttachments(issuer, partners);
        change.accept(one);
        return one.pack();
    }

    /** The hub and, if it is a partner's, the partner say so. */
    private void both(Consumer<ObjectNode> change) {
        change.accept(message);
        change.accept(body());
    }

    private WithAttachments file(byte[] content) {
        Digests digests = Digests.of(content);
        describe(message, digests.bytes(), digests);
        describe(body(), digests.bytes(), digests);
        attached = new EvidenceContents.Attached(content);
        return this;
    }

    private WithAttachments large() {
        both(node -> node.put("bytes", 2L << 30));
        attached = new EvidenceContents.Attached(null);
        return this;
    }

    private byte[] pack() {
        return issuer.writer.write(contents());
    }

    private byte[] pack(Consumer<ObjectNode> change) {
        return issuer.writer.write(contents(change));
    }

    private EvidenceContents contents() {
        return contents(unchanged -> {
        });
    }

    private EvidenceContents contents(Consumer<ObjectNode> change) {
        byte[] content = CanonicalJson.of(sealed);
        if (partners) {
            Digests digests = Digests.of(content);
            message.put("content", new String(content, StandardCharsets.UTF_8));
            message.put("contentSha256", digests.sha256());
            message.put("contentSm3", digests.sm3());
        }
        change.accept(message);
        byte[] json = CanonicalJson.of(message);
        Seal seal = partners
                ? new Seal(new CmsSigner(issuer.partnerKey, issuer.clock).sign(content), Seal.Attestation.SENDER)
                : issuer.hubSeal(json);
        return issuer.contents(logged(json, seal.cms()),
                EvidenceContents.Message.of(json, seal, Issuer.COMMITMENT_KEY).enclosing(attached));
    }

    private byte[] erased() {
        EvidenceContents before = contents();
        return issuer.writer.write(issuer.contents(before.proof().index(), new EvidenceContents.Erased()));
    }

    private long logged(byte[] json, byte[] cms) {
        String object = "record/" + message.path("record").asString("") + "?attachment=" + ID + leafAbout;
        return issuer.append(issuer.leaf(actor, object, Issuer.commitment(json),
                Digests.hex(Digests.sha256(cms))));
    }
}
