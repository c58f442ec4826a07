package org.yijian.security.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.Digests;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.time.TimeStampAuthority;
import org.yijian.security.time.TimeStampVerifier;
import org.yijian.security.time.TimeStamper;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.RevokedCertificate;
import org.yijian.security.trust.SigningKey;
import org.yijian.security.trust.TrustAnchors;

/** Time-stamps and lists of revoked certificates in packages, good ones and others. */
final class HandedAlong {

    private final Issuer issuer;

    private HandedAlong(Issuer issuer) {
        this.issuer = issuer;
    }

    static Map<String, byte[]> good(Issuer issuer) {
        HandedAlong along = new HandedAlong(issuer);
        Instant now = issuer.clock.instant();
        return Map.of("time-stamp", along.stamped(along.stamp(issuer.time, issuer.log.checkpointNote())),
                "revocations-of-nobody", along.listed(along.list(issuer.authority, null, now)),
                "revoked-after-signing", along.listed(along.list(issuer.authority, issuer.messageKey.certificate(),
                        now.plus(Duration.ofHours(1)))),
                "lists-of-both-authorities", along.nationalListed(List.of()));
    }

    static Map<String, byte[]> bad(Issuer issuer) {
        HandedAlong along = new HandedAlong(issuer);
        String note = issuer.log.checkpointNote();
        CertificateAuthority stranger = issuer.authority("Time authority", KeyAlgorithm.ECDSA_P256);
        Map<String, byte[]> ways = new TreeMap<>();
        byte[] good = along.stamp(issuer.time, note);
        ways.put("time-stamp-of-another-checkpoint", along.stamped(along.stamp(issuer.time,
                note.replaceFirst("\n([0-9]+)\n", "\n1$1\n"))));
        ways.put("time-stamp-by-a-stranger", along.stamped(along.stamp(stranger, note)));
        ways.put("time-stamp-by-the-hub", along.stamped(along.stamp(issuer.authority, note)));
        ways.put("time-stamp-changed", along.stamped(flipped(good)));
        ways.put("time-stamp-that-is-none", along.stamped(new byte[]{ 0x30, 0 }));
        ways.put("revoked-signer", along.listed(along.list(issuer.authority, issuer.messageKey.certificate(),
                issuer.clock.instant().minus(Duration.ofDays(1)))));
        ways.put("revoked-sm2-signer", along.nationalListed(List.of(new RevokedCertificate(
                issuer.nationalKey.certificate().getSerialNumber(), true, issuer.then.minusSeconds(60)))));
        ways.put("revocations-by-a-stranger", along.listed(along.list(
                issuer.authority("Hub authority", KeyAlgorithm.ECDSA_P256), null, issuer.clock.instant())));
        ways.put("revocations-that-are-none", along.listed(new byte[]{ 0x30, 0 }));
        return ways;
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[flipped.length - 5] ^= 1;
        return flipped;
    }

    private byte[] stamped(byte[] response) {
        return issuer.writer.write(issuer.record().stamped(response));
    }

    private byte[] stamp(CertificateAuthority authority, String note) {
        return stamp(issuer, authority, note);
    }

    /** A stamp of now on a checkpoint. */
    static byte[] stamp(Issuer issuer, CertificateAuthority authority, String note) {
        SigningKey key = authority.issue("Time stamps", KeyAlgorithm.ECDSA_P256, CertificateProfile.TIME);
        TimeStampVerifier verifier = new TimeStampVerifier(TrustAnchors.of(authority.certificate()));
        try {
            return new TimeStamper(new TimeStampAuthority(key, issuer.clock), verifier, issuer.clock)
                    .stamp(StampedCheckpoint.stamped(SignedNote.parse(note))).response();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message with both seals, and the lists of both authorities. */
    private byte[] nationalListed(List<RevokedCertificate> revoked) {
        byte[] seal = new CmsSigner(issuer.nationalKey, issuer.clock).sign(issuer.first.manifest());
        return issuer.writer.write(issuer.contents(0, issuer.message(issuer.first).sealedAlso(seal))
                .listing(Map.of("authority", issuer.authority.revocationList(List.of(), 1, Duration.ofDays(1)),
                        "authority-sm2", issuer.national.revocationList(revoked, 1, Duration.ofDays(1)))));
    }

    private byte[] listed(byte[] list) {
        return issuer.writer.write(issuer.record().listing(Map.of("authority", list)));
    }

    private byte[] list(CertificateAuthority authority, @Nullable X509Certificate revoked,
            Instant since) {
        Instant now = issuer.clock.instant();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()), Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
        builder.addCRLEntry(new BigInteger(Digests.sha256(new byte[1])).abs(), Date.from(now), 0);
        if (revoked != null) {
            builder.addCRLEntry(revoked.getSerialNumber(), Date.from(since), 1);
        }
        try {
            return builder.build(new JcaContentSignerBuilder(KeyAlgorithm.ECDSA_P256.signature())
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(authority.key().privateKey()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
