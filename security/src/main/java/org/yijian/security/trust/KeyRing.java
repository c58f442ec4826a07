package org.yijian.security.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.crypto.tink.subtle.Hkdf;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * The keys of this hub, one per purpose, from a folder of PKCS#12 files.
 *
 * <p>The folder holds, each with mode 0600: {@code password} (opens the others), {@code master.key} (32 random bytes in
 * base64, from which keys for encryption and pseudonyms are derived), {@code <purpose>.p12}, {@code authority.p12} and
 * {@code authority-sm2.p12}; and beside each {@code .p12} its certificate as {@code .pem}, to hand out. Losing the folder
 * is losing what was encrypted with it.
 */
public final class KeyRing {

    private static final Duration LIST_LIFE = Duration.ofHours(24);
    private static final String DEVICE_NAME = "yijian-message";

    private volatile Map<KeyPurpose, SigningKey> keys;
    private final byte[] master;
    private final CryptographicProfile profile;
    private final KeyFolder folder;

    private KeyRing(Map<KeyPurpose, SigningKey> keys, byte[] master, CryptographicProfile profile,
            KeyFolder folder) {
        this.keys = keys;
        this.master = master;
        this.profile = profile;
        this.folder = folder;
    }

    /**
     * The keys of the folder; made, with a small authority of their own, if the folder is missing or empty.
     *
     * @param clock decides when the new certificates begin
     * @throws org.yijian.security.error.FaultException {@code KEYS_UNREADABLE} if a file is missing or broken,
     *         {@code KEYS_TOO_OPEN} if others can read one
     */
    public static KeyRing openOrCreate(Path keysFolder, Clock clock) {
        return openOrCreate(keysFolder, CryptographicProfile.INTERNATIONAL, clock);
    }

    /** The same for a profile; the folder holds the keys of both, so that a hub may change its profile. */
    public static KeyRing openOrCreate(Path keysFolder, CryptographicProfile profile, Clock clock) {
        KeyFolder folder = new KeyFolder(keysFolder);
        if (folder.isNew()) {
            folder.create(clock);
        }
        return new KeyRing(folder.keys(clock), folder.master(), profile, folder);
    }

    /**
     * The same with the message key in a device; made there, and certified by this hub's authority, if it has none yet.
     */
    public static KeyRing openOrCreate(Path keysFolder, CryptographicProfile profile, Pkcs11Device device,
            Clock clock) {
        KeyRing files = openOrCreate(keysFolder, profile, clock);
        Map<KeyPurpose, SigningKey> keys = new EnumMap<>(files.keys);
        keys.put(KeyPurpose.MESSAGE, device.key(DEVICE_NAME).orElseGet(() -> device.create(DEVICE_NAME,
                "Yijian hub message", CertificateProfile.MESSAGE, files.folder.authority(false, clock))));
        return new KeyRing(keys, files.master, profile, files.folder);
    }

    /**
     * The lists of revoked certificates of both authorities, as of now: DER by the names {@code authority} and
     * {@code authority-sm2}.
     */
    public Map<String, byte[]> revocationLists(Collection<RevokedCertificate> revoked, Clock clock) {
        long number = clock.instant().toEpochMilli();
        return Map.of("authority", folder.authority(false, clock).revocationList(
                revoked.stream().filter(each -> !each.national()).toList(), number, LIST_LIFE), "authority-sm2",
                folder.authority(true, clock).revocationList(
                        revoked.stream().filter(RevokedCertificate::national).toList(), number, LIST_LIFE));
    }

    /**
     * Certificates that one of both authorities issued: of keys in use, announced and before.
     *
     * @param national whether the SM2 authority
     */
    List<X509Certificate> issued(boolean national) {
        X509Certificate authority = key(national ? KeyPurpose.TLS_SM2 : KeyPurpose.TLS).authority();
        return Stream.concat(folder.certificates().stream(), keys.values().stream().map(SigningKey::certificate))
                .filter(each -> each.getBasicConstraints() < 0
                        && each.getIssuerX500Principal().equals(authority.getSubjectX500Principal()))
                .distinct().toList();
    }

    CertificateAuthority authority(boolean national, Clock clock) {
        return folder.authority(national, clock);
    }

    /** Whether this hub uses the national algorithms. */
    public boolean national() {
        return profile == CryptographicProfile.NATIONAL;
    }

    public SigningKey key(KeyPurpose purpose) {
        SigningKey key = keys.get(purpose);
        if (key == null) {
            throw new IllegalStateException("no key for " + purpose);
        }
        return key;
    }

    /** The key that is announced to partners and takes the place of the one in use soon; empty if there is none. */
    public Optional<SigningKey> next(KeyPurpose purpose) {
        return folder.next(purpose);
    }

    /**
     * Makes the key that is to follow the one in use; the same again until it has.
     *
     * @throws org.yijian.security.error.FaultException {@code KEY_NOT_ROTATED} for a purpose whose key cannot be changed
     *         while the hub runs
     */
    public SigningKey announce(KeyPurpose purpose, Clock clock) {
        return announce(purpose, clock, next -> Optional.empty());
    }

    /**
     * The same with a statement of the key in use about its successor, which is kept for partners.
     *
     * @param statement makes it from the next key
     */
    public synchronized SigningKey announce(KeyPurpose purpose, Clock clock,
            Function<SigningKey, Optional<String>> statement) {
        if (!purpose.rotates() || inDevice(purpose)) {
            throw new FaultException(SecurityError.KEY_NOT_ROTATED, purpose.fileName());
        }
        return next(purpose).orElseGet(() -> folder.announce(purpose, clock, statement));
    }

    /** Puts the announced key in use: whoever asks from now on gets it. */
    public synchronized SigningKey activate(KeyPurpose purpose, Clock clock) {
        SigningKey next = next(purpose).orElseThrow(() -> new IllegalStateException("nothing announced: " + purpose));
        folder.activate(purpose, new RetiredKey(purpose, key(purpose).certificate(), clock.instant()));
        Map<KeyPurpose, SigningKey> changed = new EnumMap<>(keys);
        changed.put(purpose, next);
        keys = changed;
        return next;
    }

    /** What keys of a purpose said of their successors, the oldest first. */
    public List<String> handovers(KeyPurpose purpose) {
        return folder.handovers(purpose);
    }

    /** The key in use, and the next one if there is one: both sign until the next one takes over. */
    public List<SigningKey> signing(KeyPurpose purpose) {
        return Stream.concat(Stream.of(key(purpose)), next(purpose).stream()).toList();
    }

    /** Whether the key lies in a device, and not in a file. */
    public boolean inDevice(KeyPurpose purpose) {
        return key(purpose).provider() != CryptographicProvider.BOUNCY_CASTLE;
    }

    /** Certificates of keys that are no longer in use, the newest first. */
    public List<RetiredKey> retired() {
        return folder.retired();
    }

    /** Certificates that partners should know: in use, announced, and in use until lately; in the order of their making. */
    public List<X509Certificate> known(KeyPurpose purpose, Instant since) {
        return Stream.of(Stream.of(key(purpose).certificate()), next(purpose).stream().map(SigningKey::certificate),
                retired().stream().filter(each -> each.purpose() == purpose && each.at().isAfter(since))
                        .map(RetiredKey::certificate))
                .flatMap(each -> each).sorted(Comparator.comparing(X509Certificate::getNotBefore)
                        .thenComparing(X509Certificate::getSerialNumber))
                .toList();
    }

    /** Whose signatures are this hub's own: both its authorities. */
    public TrustAnchors anchors() {
        return TrustAnchors.of(key(KeyPurpose.MESSAGE).authority(), key(KeyPurpose.MESSAGE_SM2).authority());
    }

    /**
     * A key for one use, derived from the master key (HKDF-SHA256, RFC 5869); the same use always gives the same key.
     *
     * @param use a name such as {@code raw} or {@code pseudonym}; part of the derivation
     * @param bytes the key's length
     */
    public byte[] derive(String use, int bytes) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", master, new byte[0],
                    ("yijian/" + use).getBytes(StandardCharsets.UTF_8), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is missing", e);
        }
    }

    /** The TLS key with its chain under the alias {@code key}, in memory, for an SSL context of the platform. */
    public KeyStore tls(char[] password) {
        SigningKey key = key(KeyPurpose.TLS);
        try {
            KeyStore store = KeyStoreFile.emptyStore();
            store.setKeyEntry("key", key.privateKey(), password, key.chain().toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the provider cannot hold a key", e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
