package org.yijian.security.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Who may answer for an authority (RFC 6960, 4.2.2.2): itself, or whom it certified for that. */
final class OcspSigner {

    private OcspSigner() {
    }

    /** @throws org.yijian.security.error.FaultException if neither signed the answer */
    static void check(BasicOCSPResp answer, X509Certificate authority)
            throws GeneralSecurityException, OperatorCreationException, OCSPException {
        if (signed(answer, authority)) {
            return;
        }
        Instant made = answer.getProducedAt().toInstant();
        for (X509CertificateHolder each : answer.getCerts()) {
            X509Certificate responder = new JcaX509CertificateConverter()
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).getCertificate(each);
            if (signed(answer, responder)) {
                OcspAnswer.require(certified(responder, authority, made), "responder");
                return;
            }
        }
        OcspAnswer.require(false, "signature");
    }

    /** With the one signature that is made with this kind of key. */
    private static boolean signed(BasicOCSPResp answer, X509Certificate by)
            throws OperatorCreationException, OCSPException {
        Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(by.getPublicKey());
        return algorithm.isPresent()
                && new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.get().signature()).getAlgorithm()
                        .equals(answer.getSignatureAlgOID())
                && answer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(CryptographicProvider.BOUNCY_CASTLE).build(by.getPublicKey()));
    }

    private static boolean certified(X509Certificate responder, X509Certificate authority, Instant made)
            throws GeneralSecurityException {
        responder.verify(authority.getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
        List<String> purposes = responder.getExtendedKeyUsage();
        boolean[] usage = responder.getKeyUsage();
        return responder.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
                && purposes != null && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                && responder.getBasicConstraints() < 0 && (usage == null || usage[0])
                && !made.isBefore(responder.getNotBefore().toInstant())
                && !made.isAfter(responder.getNotAfter().toInstant());
    }
}
