package org.yijian.security.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.evidence.Findings.Found;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;

/** A time-stamp on a checkpoint ({@code checkpoint.tsr}, the response of RFC 3161). */
final class TimeToken {

    private final byte[] response;

    TimeToken(byte[] response) {
        this.response = response;
    }

    /**
     * The time, if an authority that is trusted for this hub vouches for it, over the checkpoint's file or its text, and
     * it is not before what the leaf tells of.
     */
    Found<Instant> check(byte[] checkpoint, String text, TrustedHub hub, LoggedLeaf leaf) {
        if (hub.timeAuthorities().isEmpty()) {
            throw new FaultException(SecurityError.EVIDENCE_NOT_COVERED, PackageFile.TIME_TOKEN);
        }
        try {
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            byte[] stamped = token.getTimeStampInfo().getMessageImprintDigest();
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            boolean imprinted = NISTObjectIdentifiers.id_sha256
                    .equals(token.getTimeStampInfo().getMessageImprintAlgOID())
                    && (Arrays.equals(stamped, Digests.sha256(checkpoint))
                            || Arrays.equals(stamped, Digests.sha256(text.getBytes(StandardCharsets.UTF_8))));
            if (!imprinted || time.isBefore(leaf.time().minus(PackageChecks.CLOCKS))) {
                throw Findings.differs(PackageFile.TIME_TOKEN);
            }
            checkSigner(token, hub, time);
            return new Found<>(time, time.toString());
        } catch (IOException | TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw Findings.differs(PackageFile.TIME_TOKEN + ": " + e.getClass().getSimpleName());
        }
    }

    private static void checkSigner(TimeStampToken token, TrustedHub hub, Instant time)
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        Collection<X509CertificateHolder> named = token.getCertificates().getMatches(token.getSID());
        if (named.size() != 1) {
            throw Findings.differs("time-stamp without its signer");
        }
        X509Certificate signer = new JcaX509CertificateConverter()
                .setProvider(CryptographicProvider.BOUNCY_CASTLE).getCertificate(named.iterator().next());
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                .build(signer));
        signer.checkValidity(Date.from(time));
        if (hub.timeAuthorities().stream().noneMatch(authority -> issued(authority, signer, time))) {
            throw Findings.differs("time-stamp by " + signer.getSubjectX500Principal());
        }
    }

    private static boolean issued(X509Certificate authority, X509Certificate signer, Instant time) {
        if (authority.equals(signer)) {
            return true;
        }
        try {
            authority.checkValidity(Date.from(time));
            signer.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
            return signer.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                    && authority.getBasicConstraints() >= 0;
        } catch (GeneralSecurityException e) {
            // another one's
            return false;
        }
    }
}
