package org.yijian.security.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yijian.security.seal.CmsSigner;

/**
 * Packages that every verifier must judge alike, with the trust files to judge by.
 *
 * @param good all valid
 * @param bad all invalid
 * @param open neither: they are judged by {@code lessTrust}, which knows no sender and no time authority
 * @param trust what good and bad are judged by
 * @param lessTrust what the open ones are judged by
 */
record EvidenceVectors(Map<String, byte[]> good, Map<String, byte[]> bad, Map<String, byte[]> open, TrustFile trust,
        TrustFile lessTrust) {

    static EvidenceVectors of(Issuer issuer) {
        Map<String, byte[]> good = new LinkedHashMap<>(HandedAlong.good(issuer));
        good.putAll(FormerKeys.good(issuer));
        good.putAll(OfPartners.good(issuer));
        good.putAll(Stapled.good(issuer));
        good.putAll(WithAttachments.good(issuer));
        good.put("record", issuer.writer.write(issuer.record()));
        good.put("record-of-which-personal-data-was-erased",
                issuer.writer.write(issuer.contents(0, issuer.message(issuer.first,
                        new EvidenceContents.Entry(Issuer.RECORD, 0).erased(issuer.then)))));
        good.put("part", issuer.writer.write(issuer.contents(1, issuer.message(issuer.second))));
        good.put("part-that-its-sender-sealed", sender(issuer));
        good.put("search", issuer.writer.write(issuer.contents(3, new EvidenceContents.LeafOnly())));
        good.put("refused-message", issuer.writer.write(issuer.contents(4, new EvidenceContents.LeafOnly())));
        good.put("erased-message", issuer.writer.write(issuer.contents(0, new EvidenceContents.Erased())));
        good.put("second-seal-with-sm2", issuer.writer.write(issuer.contents(0, issuer.message(issuer.first)
                .sealedAlso(new CmsSigner(issuer.nationalKey, issuer.clock).sign(issuer.first.manifest())))));
        Map<String, byte[]> open = Map.of("unknown-sender", sender(issuer), "unknown-time-authority",
                HandedAlong.good(issuer).getOrDefault("time-stamp", new byte[0]));
        Map<String, byte[]> bad = new LinkedHashMap<>();
        List.of(Outsiders.of(issuer), Insiders.of(issuer), Impostors.of(issuer), Logged.of(issuer),
                HandedAlong.bad(issuer), FormerKeys.bad(issuer), OfPartners.bad(issuer), Stapled.bad(issuer),
                WithAttachments.bad(issuer))
                .forEach(bad::putAll);
        TrustFile trust = issuer.trust();
        TrustedHub hub = issuer.hub();
        TrustedHub less = new TrustedHub(hub.id(), hub.chinese(), hub.english(), hub.authorities(), hub.origin(),
                hub.logKeys(), Map.of(), List.of());
        return new EvidenceVectors(good, bad, open, trust,
                new TrustFile(trust.issued(), trust.expires(), List.of(less), List.of(), 0));
    }

    private static byte[] sender(Issuer issuer) {
        return issuer.writer.write(issuer.contents(2, issuer.message(issuer.senders)));
    }

    /** As files, for verifiers of other hands: {@code good/}, {@code bad/}, {@code open/}, and the trust files. */
    void write(Path folder) throws IOException {
        for (var each : Map.of("good", good, "bad", bad, "open", open).entrySet()) {
            Path into = Files.createDirectories(folder.resolve(each.getKey()));
            for (var vector : each.getValue().entrySet()) {
                Files.write(into.resolve(vector.getKey() + EvidenceWriter.EXTENSION), vector.getValue());
            }
        }
        Files.write(folder.resolve("trust.json"), trust.encode());
        Files.write(folder.resolve("less-trust.json"), lessTrust.encode());
    }
}
