package org.yijian.security.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.SigningKey;

/** Answers about certificates (OCSP) in packages, good ones and others. */
final class Stapled {

    private static final Duration DAY = Duration.ofDays(1);

    private final Issuer issuer;
    private final Instant now;
    private final SigningKey responder;

    private Stapled(Issuer issuer) {
        this.issuer = issuer;
        this.now = issuer.clock.instant();
        this.responder = responder(issuer.authority, now);
    }

    static Map<String, byte[]> good(Issuer issuer) {
        Stapled stapled = new Stapled(issuer);
        return Map.of("answer-by-a-responder", stapled.with(stapled.about(CertificateStatus.GOOD)),
                "answer-by-the-authority",
                stapled.with(
                        stapled.answer(issuer.authority.key(), stapled.message(), CertificateStatus.GOOD, stapled.now)),
                "answer-that-says-revoked-after-signing",
                stapled.with(stapled.about(new RevokedStatus(Date.from(stapled.now.plus(DAY))))),
                "answers-of-both-authorities", stapled.national(CertificateStatus.GOOD));
    }

    static Map<String, byte[]> bad(Issuer issuer) {
        Stapled stapled = new Stapled(issuer);
        Instant now = stapled.now;
        CertificateAuthority namesake = issuer.authority("Hub authority", KeyAlgorithm.ECDSA_P256);
        X509Certificate message = stapled.message();
        Map<String, byte[]> ways = new TreeMap<>();
        ways.put("answer-revoked",
                stapled.with(stapled.about(new RevokedStatus(Date.from(now.minus(DAY))))));
        ways.put("answer-revoked-sm2",
                stapled.national(new RevokedStatus(Date.from(issuer.then.minusSeconds(60)))));
        ways.put("answer-unknown", stapled.with(stapled.about(new UnknownStatus())));
        ways.put("answer-about-another-certificate", stapled.with(stapled.answer(stapled.responder,
                issuer.authority.issue("Other", KeyAlgorithm.ECDSA_P256, CertificateProfile.MESSAGE).certificate(),
                CertificateStatus.GOOD, now)));
        ways.put("answer-of-yesterday", stapled.with(stapled.answer(stapled.responder, message,
                CertificateStatus.GOOD, now.minus(DAY))));
        ways.put("answer-of-tomorrow", stapled.with(stapled.answer(stapled.responder, message,
                CertificateStatus.GOOD, now.plus(DAY))));
        ways.put("answer-by-a-namesake-of-the-authority", stapled.with(stapled.answer(namesake.key(), message,
                CertificateStatus.GOOD, now)));
        ways.put("answer-by-a-responder-of-a-namesake", stapled.with(stapled.answer(responder(namesake, now), message,
                CertificateStatus.GOOD, now)));
        ways.put("answer-by-the-signer-itself", stapled.with(stapled.answer(issuer.messageKey, message,
                CertificateStatus.GOOD, now)));
        ways.put("answer-by-a-responder-whose-time-was-over", stapled.with(stapled.answer(
                issuer.authority.issue("Old", KeyAlgorithm.ECDSA_P256, CertificateProfile.OCSP, now.minus(DAY),
                        now.minusSeconds(3600)),
                message, CertificateStatus.GOOD, now)));
        ways.put("answer-about-a-namesakes-certificate", stapled.with(stapled.answer(stapled.responder,
                namesake.certificate(), message, CertificateStatus.GOOD, now)));
        ways.put("answer-changed", stapled.with(flipped(stapled.about(CertificateStatus.GOOD))));
        ways.put("answer-with-more-behind", stapled.with(
                Tampered.join(stapled.about(CertificateStatus.GOOD), new byte[]{ 0 })));
        ways.put("answer-to-try-later", stapled.with(refusal()));
        ways.put("answer-that-is-none", stapled.with(new byte[]{ 0x30, 0 }));
        return ways;
    }

    private static SigningKey responder(CertificateAuthority authority, Instant now) {
        return authority.issue("Responder", authority.key().algorithm(), CertificateProfile.OCSP, now.minus(DAY),
                now.plus(DAY));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 4] ^= 1;
        return flipped;
    }

    private static byte[] refusal() {
        try {
            return new OCSPRespBuilder().build(OCSPResp.TRY_LATER, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate message() {
        return issuer.messageKey.certificate();
    }

    private byte[] with(byte[] answer) {
        return issuer.writer.write(issuer.record().answered(Map.of("authority", answer)));
    }

    /** A message with both seals, and answers of both authorities. */
    private byte[] national(@Nullable CertificateStatus second) {
        byte[] seal = new CmsSigner(issuer.nationalKey, issuer.clock).sign(issuer.first.manifest());
        byte[] answer = answer(responder(issuer.national, now), issuer.nationalKey.certificate(), second, now);
        return issuer.writer.write(issuer.contents(0, issuer.message(issuer.first).sealedAlso(seal))
                .answered(Map.of("authority", about(CertificateStatus.GOOD), "authority-sm2", answer)));
    }

    private byte[] about(@Nullable CertificateStatus status) {
        return answer(responder, message(), status, now);
    }

    private byte[] answer(SigningKey by, X509Certificate about, @Nullable CertificateStatus status, Instant at) {
        return answer(by, by.authority(), about, status, at);
    }

    @SuppressWarnings("NullAway") // the library's word for a good certificate is null
    private byte[] answer(SigningKey by, X509Certificate authority, X509Certificate about,
            @Nullable CertificateStatus status, Instant at) {
        try {
            var sha256 = new JcaDigestCalculatorProviderBuilder().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                    .build().get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            X509CertificateHolder holder = new JcaX509CertificateHolder(by.certificate());
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
            builder.addResponse(new CertificateID(sha256, new JcaX509CertificateHolder(authority),
                    about.getSerialNumber()), status, Date.from(at), Date.from(at.plusSeconds(3600)));
            var signer = new JcaContentSignerBuilder(by.algorithm().signature())
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(by.privateKey());
            return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL,
                    builder.build(signer, new X509CertificateHolder[]{ holder }, Date.from(now))).getEncoded();
        } catch (GeneralSecurityException | OperatorException | OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
