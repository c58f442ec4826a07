package org.yijian.security.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

/** An authority, and signers of every sort under it, at one moment. */
record Signers(CertificateAuthority authority) {

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    static Signers under(KeyAlgorithm algorithm) {
        return new Signers(CertificateAuthority.create("Test authority " + algorithm, algorithm, CLOCK));
    }

    SigningKey message() {
        return with(CertificateProfile.MESSAGE);
    }

    SigningKey with(CertificateProfile profile) {
        return authority.issue("Signer " + profile, authority.key().algorithm(), profile);
    }

    SigningKey expired() {
        return authority.issue("Expired", authority.key().algorithm(), CertificateProfile.MESSAGE,
                NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(1)));
    }

    SigningKey notYetValid() {
        return authority.issue("Too new", authority.key().algorithm(), CertificateProfile.MESSAGE,
                NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(3)));
    }

    TrustAnchors anchors() {
        return TrustAnchors.of(authority.certificate());
    }
}
