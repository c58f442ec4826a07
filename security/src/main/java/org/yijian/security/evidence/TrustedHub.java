package org.yijian.security.evidence;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.TrustAnchors;

/**
 * One hub as an outsider trusts it.
 *
 * @param id its name among hubs, for example {@code hub:500106}
 * @param chinese its name for people
 * @param english its name for people
 * @param authorities who certified its keys, ECDSA and SM2
 * @param origin name of its log
 * @param logKeys any of these signs its checkpoints: one Ed25519 key, or several while keys change, and the SM2 ones
 * @param senders whose seals the hub passes on, by source
 * @param timeAuthorities who certified the stamps on its checkpoints; empty if there are none
 */
public record TrustedHub(String id, String chinese, String english, List<X509Certificate> authorities, String origin,
        List<NoteVerifier> logKeys, Map<String, TrustAnchors> senders, List<X509Certificate> timeAuthorities) {

    public TrustedHub {
        authorities = List.copyOf(authorities);
        logKeys = List.copyOf(logKeys);
        senders = Map.copyOf(senders);
        timeAuthorities = List.copyOf(timeAuthorities);
        if (authorities.isEmpty() || logKeys.isEmpty()) {
            throw new IllegalArgumentException("a hub without keys: " + id);
        }
    }

    TrustAnchors anchors() {
        return new TrustAnchors(authorities, List.of());
    }
}
