package org.yijian.hub.evidence;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.yijian.hub.log.AllWitnesses;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.evidence.TrustedHub;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustAnchors;
import org.yijian.security.trust.TrustedSenders;

/** What this hub says of its own keys, for outsiders to compare with what they know from elsewhere. */
public final class HubTrust {

    private static final Duration LIFE = Duration.ofDays(365);

    private final KeyRing keys;
    private final List<NoteVerifier> logKeys;
    private final TrustedSenders senders;
    private final AllWitnesses witnesses;
    private final Supplier<Map<String, TrustAnchors>> partners;
    private final Clock clock;

    /**
     * @param logKeys keys of the log, all of the same name, which is the log's
     * @param witnesses who must have cosigned its checkpoints
     * @param partners whose messages are partner hubs', by their ids
     */
    public HubTrust(KeyRing keys, List<NoteVerifier> logKeys, TrustedSenders senders, AllWitnesses witnesses,
            Supplier<Map<String, TrustAnchors>> partners, Clock clock) {
        this.keys = keys;
        this.logKeys = List.copyOf(logKeys);
        this.senders = senders;
        this.witnesses = witnesses;
        this.partners = partners;
        this.clock = clock;
    }

    /** As of now: keys and senders may change. */
    public TrustFile file() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new TrustFile(now, now.plus(LIFE), List.of(hub()), witnesses.keys(), witnesses.least());
    }

    private TrustedHub hub() {
        String origin = logKeys.getFirst().name();
        List<X509Certificate> authorities = keys.anchors().authorities();
        Map<String, TrustAnchors> named = new HashMap<>(partners.get());
        senders.sources().forEach(source -> named.put(source, senders.anchors(source)));
        return new TrustedHub("hub:" + origin.substring(0, Math.max(origin.indexOf('/'), 1)), "颐鉴枢纽", "Yijian hub",
                authorities, origin, logKeys,
                named, List.of(keys.key(KeyPurpose.TIME).authority()));
    }
}
