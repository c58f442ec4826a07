package org.yijian.security.partner;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.security.trust.TrustAnchors;

/**
 * Who a hub is and by which keys it is known (EVIDENCE.md, "Keys"). Signed by the hub's own message key; whether it is
 * genuine only a comparison of its {@link ComparisonCode} tells.
 *
 * @param hub the hub's id, for example {@code hub:500106}
 * @param name its name in Chinese
 * @param region GB/T 2260 code of the region it serves
 * @param endpoint where it takes messages, {@code https}
 * @param authority the certificate that issued its others
 * @param nationalAuthority the certificate that issued its SM2 certificates; null without the national profile
 * @param messageCertificates whom its messages and receipts are signed by
 * @param tlsCertificates what it shows on a connection
 * @param logKeys verifier keys of its log (C2SP signed note)
 * @param witnessKeys verifier keys that it co-signs other logs with; empty if it is no witness
 * @param speaksFor regions whose records it may send, each with all that is within
 * @param sequence number of this document, higher than those before
 * @param issued when it was made
 * @param expires until when it counts
 * @param handovers what keys of log and witness said of their successors ({@link KeyHandover}); empty until one changes
 * @param ended keys of log and witness that no longer sign, by when they stopped; what they signed before stays signed
 */
public record TrustDocument(String hub, String name, String region, URI endpoint, X509Certificate authority,
        @Nullable X509Certificate nationalAuthority, List<X509Certificate> messageCertificates,
        List<X509Certificate> tlsCertificates, List<String> logKeys,
        List<String> witnessKeys, Set<String> speaksFor, long sequence, Instant issued, Instant expires,
        List<String> handovers, Map<String, Instant> ended) {

    /** Of a hub that never changed its keys for notes. */
    public TrustDocument(String hub, String name, String region, URI endpoint, X509Certificate authority,
            @Nullable X509Certificate nationalAuthority, List<X509Certificate> messageCertificates,
            List<X509Certificate> tlsCertificates, List<String> logKeys, List<String> witnessKeys,
            Set<String> speaksFor, long sequence, Instant issued, Instant expires) {
        this(hub, name, region, endpoint, authority, nationalAuthority, messageCertificates, tlsCertificates, logKeys,
                witnessKeys, speaksFor, sequence, issued, expires, List.of(), Map.of());
    }

    public TrustDocument {
        messageCertificates = List.copyOf(messageCertificates);
        tlsCertificates = List.copyOf(tlsCertificates);
        logKeys = List.copyOf(logKeys);
        witnessKeys = List.copyOf(witnessKeys);
        speaksFor = Set.copyOf(speaksFor);
        handovers = List.copyOf(handovers);
        ended = Map.copyOf(ended);
    }

    /** Whose signatures count as this hub's. */
    public TrustAnchors anchors() {
        return new TrustAnchors(nationalAuthority == null
                ? List.of(authority)
                : List.of(authority, nationalAuthority), messageCertificates);
    }

    /**
     * Whether it differs from an older one only in certificates under the same authority, in keys for notes that the old
     * ones handed over to, and in its dates.
     */
    public boolean renews(TrustDocument older) {
        return hub.equals(older.hub) && name.equals(older.name) && region.equals(older.region)
                && endpoint.equals(older.endpoint) && authority.equals(older.authority)
                && Objects.equals(nationalAuthority, older.nationalAuthority) && follows(older.logKeys, logKeys)
                && follows(older.witnessKeys, witnessKeys) && speaksFor.equals(older.speaksFor)
                && KeyHandover.follow(older.noteKeys(), handovers).containsAll(ended.keySet());
    }

    /** Every key is an old one, or one that an old one handed over to; and whoever had some still has one. */
    private boolean follows(List<String> older, List<String> newer) {
        return KeyHandover.follow(Set.copyOf(older), handovers).containsAll(newer)
                && newer.isEmpty() == older.isEmpty();
    }

    /** All keys for notes, of today and before. */
    private Set<String> noteKeys() {
        return Stream.of(logKeys, witnessKeys, ended.keySet()).flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean expiredAt(Instant time) {
        return !time.isBefore(expires);
    }
}
