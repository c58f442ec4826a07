package org.yijian.hub.key;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.key.KeyChange.Kind;
import org.yijian.hub.key.KeyEntry.Place;
import org.yijian.hub.key.KeyEntry.State;
import org.yijian.records.ledger.personal.DataKeys.DataKey;
import org.yijian.routes.federation.revocation.OwnRevocations;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.RetiredKey;

/** All keys of this hub, as they stand. */
public final class KeyDirectory {

    private final KeyRing keys;
    private final Supplier<List<DataKey>> data;
    private final Federation federation;

    public KeyDirectory(KeyRing keys, Supplier<List<DataKey>> data, Federation federation) {
        this.keys = keys;
        this.data = data;
        this.federation = federation;
    }

    /** Keys with certificates: the authorities, then by purpose, the one in use first. */
    public List<KeyEntry> certified() {
        Map<String, Instant> revoked = revoked();
        List<KeyEntry> all = new ArrayList<>();
        for (X509Certificate authority : keys.anchors().authorities()) {
            all.add(entry(KeyAlgorithm.isSm2(authority) ? "authority-sm2" : "authority", authority, State.CURRENT, null,
                    Place.FILE, Set.of()));
        }
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Place place = keys.inDevice(purpose) ? Place.DEVICE : Place.FILE;
            boolean rotates = federation.on() && purpose.rotates() && place == Place.FILE
                    && keys.next(purpose).isEmpty();
            all.add(entry(purpose.fileName(), keys.key(purpose).certificate(), State.CURRENT, null, place,
                    rotates ? EnumSet.of(Kind.ROTATE) : Set.of()));
            keys.next(purpose).ifPresent(next -> all.add(entry(purpose.fileName(), next.certificate(),
                    State.OVERLAPPING, null, Place.FILE, Set.of())));
            keys.retired().stream().filter(key -> key.purpose() == purpose)
                    .forEach(key -> all.add(retired(key, revoked)));
        }
        return all;
    }

    private KeyEntry retired(RetiredKey key, Map<String, Instant> revoked) {
        Instant at = revoked.get(key.certificate().getSerialNumber().toString());
        return at != null
                ? entry(key.purpose().fileName(), key.certificate(), State.REVOKED, at, Place.FILE, Set.of())
                : entry(key.purpose().fileName(), key.certificate(), State.RETIRED, key.at(), Place.FILE,
                        federation.on() && !key.purpose().signsNotes() ? EnumSet.of(Kind.REVOKE) : Set.of());
    }

    private Map<String, Instant> revoked() {
        return federation.on()
                ? federation.room().revocations().all().stream().filter(each -> each.revokedAt() != null)
                        .collect(Collectors.toMap(OwnRevocations.Revocation::serial, KeyDirectory::at))
                : Map.of();
    }

    private static Instant at(OwnRevocations.Revocation revocation) {
        Instant at = revocation.revokedAt();
        return at == null ? Instant.MIN : at;
    }

    private static KeyEntry entry(String purpose, X509Certificate certificate, State state, @Nullable Instant since,
            Place place, Set<Kind> changes) {
        String serial = certificate.getSerialNumber().toString();
        return new KeyEntry(purpose, changes.contains(Kind.ROTATE) ? purpose : serial,
                certificate.getSubjectX500Principal().getName(),
                KeyAlgorithm.of(certificate.getPublicKey()).map(Enum::name).orElse("?"), place,
                fingerprint(certificate),
                serial, certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(), state, since,
                null, changes);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Digests.hex(Digests.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without bytes", e);
        }
    }

    /** The departments' keys for personal data. */
    public List<KeyEntry> ofData() {
        return data.get().stream().map(this::entry).toList();
    }

    private KeyEntry entry(DataKey key) {
        Instant retired = key.retiredAt();
        Instant destroyed = key.destroyedAt();
        State state = destroyed != null ? State.DESTROYED : retired != null ? State.RETIRED : State.CURRENT;
        Set<Kind> changes = key.unused()
                ? EnumSet.of(Kind.DESTROY_DATA)
                : retired == null ? EnumSet.of(Kind.ROTATE_DATA) : Set.of();
        return new KeyEntry("data", key.id().toString(), key.department(), keys.national() ? "SM4" : "AES_256",
                Place.DATABASE, key.id().toString(), null, key.madeAt(), null, state,
                destroyed == null ? retired : destroyed, key.records(), changes);
    }

    /** Whether a change of this kind may be asked for this key. */
    boolean allows(Kind kind, String object) {
        List<KeyEntry> all = new ArrayList<>(certified());
        all.addAll(ofData());
        return all.stream().anyMatch(key -> key.object().equals(object) && key.changes().contains(kind));
    }
}
