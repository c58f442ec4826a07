package org.yijian.security.trust;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key of this hub is for. One key, one purpose (EVIDENCE.md, "Keys"). */
public enum KeyPurpose {
    /** Seals messages and manifests. */
    MESSAGE(KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE),
    /** Seals them a second time under the national profile. */
    MESSAGE_SM2(KeyAlgorithm.SM2, CertificateProfile.MESSAGE),
    /** Opens the envelopes of senders that encrypt to this hub. */
    ENCRYPTION_SM2(KeyAlgorithm.SM2, CertificateProfile.ENCRYPTION),
    /** Signs checkpoints of the log. */
    LOG(KeyAlgorithm.ED25519, CertificateProfile.LOG),
    /** Signs them a second time under the national profile. */
    LOG_SM2(KeyAlgorithm.SM2, CertificateProfile.LOG),
    /** This hub's end of TLS connections. */
    TLS(KeyAlgorithm.ECDSA_P256, CertificateProfile.TLS),
    /** The same under the national profile (RFC 8998). */
    TLS_SM2(KeyAlgorithm.SM2, CertificateProfile.TLS),
    /** Cosigns the checkpoints of other hubs' logs. */
    WITNESS(KeyAlgorithm.ED25519, CertificateProfile.WITNESS),
    /** Signs time-stamps, as long as no authority of others does. */
    TIME(KeyAlgorithm.ECDSA_P256, CertificateProfile.TIME);

    private final KeyAlgorithm algorithm;
    private final CertificateProfile profile;

    KeyPurpose(KeyAlgorithm algorithm, CertificateProfile profile) {
        this.algorithm = algorithm;
        this.profile = profile;
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    public CertificateProfile profile() {
        return profile;
    }

    /** The name of its files, for example {@code message-sm2} in {@code message-sm2.p12} and {@code message-sm2.pem}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its key may be changed while the hub runs: all but the one that senders encrypt to. */
    public boolean rotates() {
        return this != ENCRYPTION_SM2;
    }

    /** Whether the next key signs notes beside the one in use until it takes over. */
    public boolean signsNotes() {
        return switch (this) {
            case LOG, LOG_SM2, WITNESS -> true;
            case MESSAGE, MESSAGE_SM2, ENCRYPTION_SM2, TLS, TLS_SM2, TIME -> false;
        };
    }

    /** Whether partners are to know the next key before it is in use; a time-stamp brings its certificate along. */
    public boolean announced() {
        return this != TIME;
    }

    /** The purpose of this file name, for example {@code log-sm2}; empty for any other text. */
    public static Optional<KeyPurpose> named(String fileName) {
        return Arrays.stream(values()).filter(purpose -> purpose.fileName().equals(fileName)).findFirst();
    }

    /**
     * Whether folders of older versions lack it. Then it is issued when the folder is opened: nothing was ever protected by
     * it, so that nothing is orphaned.
     */
    boolean addedLater() {
        return this == TLS_SM2;
    }

    /** Which authority issues it: SM2 keys have a chain of SM2 all the way up. */
    boolean national() {
        return algorithm == KeyAlgorithm.SM2;
    }
}
