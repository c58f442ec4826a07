package org.yijian.security.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;
import org.yijian.security.proof.LeafType;

/** Packages under checkpoints that a key signed that the log has given up since, while it counted and afterwards. */
final class FormerKeys {

    private FormerKeys() {
    }

    static Map<String, byte[]> good(Issuer issuer) {
        return Map.of("checkpoint-by-a-former-key", issuer.writer.write(former(issuer)));
    }

    static Map<String, byte[]> bad(Issuer issuer) {
        EvidenceContents former = former(issuer);
        return Map.of("checkpoint-by-a-key-that-had-ended",
                issuer.writer.write(EvidenceContents.of(issuer.log.leaf(0), issuer.formerProof(0),
                        issuer.message(issuer.first))),
                "checkpoint-by-a-former-key-stamped-too-late",
                issuer.writer.write(
                        former.stamped(HandedAlong.stamp(issuer, issuer.time, former.proof().checkpoint()))));
    }

    private static EvidenceContents former(Issuer issuer) {
        Instant then = issuer.ended.minus(Duration.ofHours(1));
        byte[] leaf = LeafCodec.encode(new Leaf(LeafType.SEARCH, "inspector", "search", "query/ef?page=1", "allowed",
                then, null, null));
        long index = issuer.append(leaf);
        return EvidenceContents.of(leaf, issuer.formerProof(index), new EvidenceContents.LeafOnly());
    }
}
