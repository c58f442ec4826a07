package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.yijian.security.json.CanonicalJson;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.Seal;
import tools.jackson.databind.node.ObjectNode;

/** Records that a partner sealed, several in one message: the hub that shows one may have changed what it keeps. */
final class OfPartners {

    private static final String SENDER = Issuer.PARTNER;
    private static final String ONE = record("F-1", "消防通道");
    private static final String OTHER = record("F-2", "食品");

    private final Issuer issuer;
    private final byte[] sealed = content(ONE, OTHER);
    private byte[] content = sealed;
    private byte[] digested = sealed;
    private byte[] signed = sealed;
    private final String source = SENDER + "/civil-affairs";
    private String first = kept(ONE);
    private String second = kept(OTHER);

    private OfPartners(Issuer issuer) {
        this.issuer = issuer;
    }

    static Map<String, byte[]> good(Issuer issuer) {
        Map<String, byte[]> good = new LinkedHashMap<>();
        good.put("partner-first-record-of-several", new OfPartners(issuer).pack(0));
        good.put("partner-second-record-of-several", new OfPartners(issuer).pack(1));
        OfPartners other = new OfPartners(issuer);
        other.sealing("{\"body\":{},\"header\":{\"sender\":\"hub:510107\"},\"v\":1}");
        good.put("partner-record-whose-message-has-no-list", other.pack(0));
        return good;
    }

    static Map<String, byte[]> bad(Issuer issuer) {
        Map<String, byte[]> ways = new LinkedHashMap<>();
        OfPartners changed = new OfPartners(issuer);
        changed.second = kept(OTHER).replace("食品", "无");
        ways.put("partner-record-that-the-hub-changed", changed.pack(1));
        OfPartners swapped = new OfPartners(issuer);
        swapped.first = kept(OTHER);
        swapped.second = kept(ONE);
        ways.put("partner-records-in-another-order", swapped.pack(0));
        OfPartners listed = new OfPartners(issuer);
        listed.second = kept(OTHER).replace("食品", "无");
        listed.content = content(ONE, OTHER.replace("食品", "无"));
        ways.put("partner-list-that-was-not-sealed", listed.pack(1));
        ways.put("partner-list-that-was-not-sealed-beside-another-record", listed.pack(0));
        OfPartners digests = new OfPartners(issuer);
        digests.content = listed.content;
        digests.digested = listed.content;
        ways.put("partner-list-with-its-digests-that-was-not-sealed", digests.pack(0));
        OfPartners foreign = new OfPartners(issuer);
        foreign.first = ONE;
        ways.put("partner-record-without-the-partner", foreign.pack(0));
        OfPartners another = new OfPartners(issuer);
        another.sealing(new String(another.sealed, StandardCharsets.UTF_8).replace(SENDER, "hub:330106"));
        ways.put("partner-message-of-another-sender", another.pack(0));
        OfPartners shorter = new OfPartners(issuer);
        shorter.sealing(new String(content(ONE), StandardCharsets.UTF_8));
        ways.put("partner-record-beyond-the-list", shorter.pack(1));
        return ways;
    }

    /** The partner itself seals this. */
    private void sealing(String message) {
        content = message.getBytes(StandardCharsets.UTF_8);
        digested = content;
        signed = content;
    }

    private static String record(String key, String clause) {
        return "{\"body\":{\"clause\":\"" + clause + "\",\"note\":\"\\\"source\\\":\\\"" + SENDER
                + "/x\\\"\"},\"kind\":\"finding\",\"source\":\"civil-affairs\",\"sourceKey\":\"" + key + "\"}";
    }

    /** As the receiver keeps it. */
    private static String kept(String record) {
        return record.replace("\"source\":\"civil", "\"source\":\"" + SENDER + "/civil");
    }

    private static byte[] content(String... records) {
        ObjectNode node = PlainJson.object();
        node.put("v", 1);
        node.putObject("header").put("sender", SENDER);
        var list = node.putObject("body").put("feed", "f-1").putArray("records");
        for (String record : records) {
            list.addObject().put("revision", 1).put("sha256", sha256(record));
        }
        return CanonicalJson.of(node);
    }

    private static String sha256(String record) {
        return Digests.of(record.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    private byte[] manifest() {
        ObjectNode node = PlainJson.object();
        node.put("v", 1);
        node.put("exchangeId", "e-1");
        node.put("part", 0);
        node.put("last", true);
        node.put("source", source);
        node.put("contentSha256", Digests.of(digested).sha256());
        node.put("contentSm3", Digests.of(digested).sm3());
        node.put("content", new String(content, StandardCharsets.UTF_8));
        var records = node.putArray("records");
        records.addObject().put("kind", "finding").put("sourceKey", first.contains("F-1") ? "F-1" : "F-2")
                .put("contentHash", sha256(first));
        records.addObject().put("kind", "finding").put("sourceKey", second.contains("F-1") ? "F-1" : "F-2")
                .put("contentHash", sha256(second));
        return CanonicalJson.of(node);
    }

    /** What the hub signs and logs is in order in every case; the partner's signature is over what it sealed. */
    private byte[] pack(int entry) {
        byte[] manifest = manifest();
        byte[] cms = new CmsSigner(issuer.partnerKey, issuer.clock).sign(signed);
        long index = issuer.append(issuer.leaf(source, 0, manifest, cms));
        byte[] record = (entry == 0 ? first : second).getBytes(StandardCharsets.UTF_8);
        return issuer.writer.write(issuer.contents(index,
                EvidenceContents.Message.of(manifest, new Seal(cms, Seal.Attestation.SENDER), Issuer.COMMITMENT_KEY)
                        .about(new EvidenceContents.Entry(record, entry))));
    }
}
