package org.yijian.hub.evidence;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.yijian.hub.log.AllWitnesses;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.evidence.TrustedHub;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustAnchors;
import org.yijian.security.trust.TrustedSenders;

/** What this hub says of its own keys, for outsiders to compare with what they know from elsewhere. */
public final class HubTrust {

    private static final Set<KeyPurpose> LOG = Set.of(KeyPurpose.LOG, KeyPurpose.LOG_SM2);
    private static final Duration LIFE = Duration.ofDays(365);

    private final KeyRing keys;
    private final NoteSigner log;
    private final String origin;
    private final TrustedSenders senders;
    private final AllWitnesses witnesses;
    private final Supplier<Map<String, TrustAnchors>> partners;
    private final Clock clock;

    /**
     * @param log signs the log's checkpoints
     * @param origin the log's name
     * @param witnesses who must have cosigned its checkpoints
     * @param partners whose messages are partner hubs', by their ids
     */
    public HubTrust(KeyRing keys, NoteSigner log, String origin, TrustedSenders senders, AllWitnesses witnesses,
            Supplier<Map<String, TrustAnchors>> partners, Clock clock) {
        this.keys = keys;
        this.log = log;
        this.origin = origin;
        this.senders = senders;
        this.witnesses = witnesses;
        this.partners = partners;
        this.clock = clock;
    }

    /** As of now: keys and senders may change. */
    public TrustFile file() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new TrustFile(now, now.plus(LIFE), List.of(hub()), witnesses.keys(), witnesses.least(),
                ended());
    }

    private Map<String, Instant> ended() {
        Map<String, Instant> ended = new HashMap<>(witnesses.ended());
        keys.retired().stream().filter(key -> LOG.contains(key.purpose())).forEach(key -> ended
                .put(new NoteVerifier(origin, key.certificate().getPublicKey()).text(), key.at()));
        return ended;
    }

    private TrustedHub hub() {
        List<X509Certificate> authorities = keys.anchors().authorities();
        Map<String, TrustAnchors> named = new HashMap<>(partners.get());
        senders.sources().forEach(source -> named.put(source, senders.anchors(source)));
        return new TrustedHub("hub:" + origin.substring(0, Math.max(origin.indexOf('/'), 1)), "颐鉴枢纽", "Yijian hub",
                authorities, origin, log.verifiers(),
                named, List.of(keys.key(KeyPurpose.TIME).authority()));
    }
}
