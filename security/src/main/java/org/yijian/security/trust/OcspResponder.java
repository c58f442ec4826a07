package org.yijian.security.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.function.Supplier;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one authority which of its certificates count (RFC 6960). It signs with a key of its own, which the
 * authority certified for nothing else, so that the authority's key is touched once a fortnight and not at every
 * question. Only certificates that are known to be the authority's are called good.
 */
public final class OcspResponder {

    /** The most certificates that one question may be about. */
    static final int MOST = 16;

    private static final Duration KEY_LIFE = Duration.ofDays(30);

    private final Supplier<CertificateAuthority> authority;
    private final Duration life;
    private final Clock clock;
    private @Nullable SigningKey key;

    /**
     * @param authority whom it answers for; asked for whenever a new key is needed
     * @param life for how long an answer stands
     */
    OcspResponder(Supplier<CertificateAuthority> authority, Duration life, Clock clock) {
        this.authority = authority;
        this.life = life;
        this.clock = clock;
    }

    /**
     * What is known of the authority's certificates.
     *
     * @param issued those that it issued
     * @param revoked those of them that count no more
     */
    public record Knowledge(Collection<X509Certificate> issued, Collection<RevokedCertificate> revoked) {

        @Nullable
        CertificateStatus of(CertificateID asked) {
            for (RevokedCertificate each : revoked) {
                if (each.serial().equals(asked.getSerialNumber())) {
                    return new RevokedStatus(Date.from(each.at()));
                }
            }
            return issued.stream().anyMatch(each -> each.getSerialNumber().equals(asked.getSerialNumber()))
                    ? CertificateStatus.GOOD
                    : new UnknownStatus();
        }
    }

    /** Whether a question is about certificates of this authority, as far as it can be read. */
    boolean concerns(byte[] question) {
        try {
            Req[] asked = new OCSPReq(question).getRequestList();
            return asked.length > 0 && own(asked[0].getCertID());
        } catch (IOException | OperatorException | OCSPException | GeneralSecurityException | RuntimeException e) {
            // the answer to it says that it is none
            return false;
        }
    }

    /** The answer to a question, DER; to what is none, that it is none. */
    byte[] answer(byte[] question, Knowledge known) {
        try {
            OCSPReq asked = new OCSPReq(question);
            if (question.length > OcspQuestion.MAX_BYTES || asked.getRequestList().length == 0
                    || asked.getRequestList().length > MOST) {
                return refused();
            }
            BasicOCSPRespBuilder answer = builder();
            for (Req each : asked.getRequestList()) {
                add(answer, each.getCertID(), own(each.getCertID()) ? known.of(each.getCertID()) : new UnknownStatus());
            }
            Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                answer.setResponseExtensions(new Extensions(nonce));
            }
            return signed(answer);
        } catch (IOException | OperatorException | OCSPException | GeneralSecurityException | RuntimeException e) {
            // whatever the bytes made the library throw
            return refused();
        }
    }

    /** Unasked, about all that the authority issued: to be handed along. */
    byte[] statement(Knowledge known) {
        try {
            BasicOCSPRespBuilder answer = builder();
            for (X509Certificate each : known.issued()) {
                CertificateID id = OcspQuestion.identifier(each, key().authority());
                add(answer, id, known.of(id));
            }
            return signed(answer);
        } catch (IOException | OperatorException | OCSPException | GeneralSecurityException e) {
            throw new IllegalStateException("the provider cannot answer", e);
        }
    }

    @SuppressWarnings("NullAway") // the library's word for a good certificate is null
    private void add(BasicOCSPRespBuilder answer, CertificateID id, @Nullable CertificateStatus status) {
        Instant now = clock.instant();
        answer.addResponse(id, status, Date.from(now), Date.from(now.plus(life)));
    }

    private BasicOCSPRespBuilder builder() throws GeneralSecurityException {
        return new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(key().certificate()).getSubject()));
    }

    private boolean own(CertificateID asked) throws GeneralSecurityException, OperatorException, OCSPException {
        return asked.matchesIssuer(new JcaX509CertificateHolder(key().authority()),
                new JcaDigestCalculatorProviderBuilder().setProvider(CryptographicProvider.BOUNCY_CASTLE).build());
    }

    private byte[] signed(BasicOCSPRespBuilder answer)
            throws GeneralSecurityException, OperatorException, OCSPException, IOException {
        SigningKey by = key();
        var signer = new JcaContentSignerBuilder(by.algorithm().signature())
                .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(by.privateKey());
        X509CertificateHolder[] chain = { new JcaX509CertificateHolder(by.certificate()) };
        return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, answer.build(signer, chain,
                Date.from(clock.instant()))).getEncoded();
    }

    private static byte[] refused() {
        try {
            return new OCSPRespBuilder().build(OCSPResp.MALFORMED_REQUEST, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("DER in memory", e);
        }
    }

    private synchronized SigningKey key() {
        Instant needed = clock.instant().plus(KEY_LIFE.dividedBy(2));
        if (key == null || key.certificate().getNotAfter().toInstant().isBefore(needed)) {
            CertificateAuthority issuer = authority.get();
            key = issuer.issue("Yijian hub ocsp", issuer.key().algorithm(), CertificateProfile.OCSP,
                    clock.instant().minus(OcspAnswer.CLOCKS), clock.instant().plus(KEY_LIFE));
        }
        return key;
    }
}
