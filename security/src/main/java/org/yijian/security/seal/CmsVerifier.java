package org.yijian.security.seal;

import java.time.Instant;
import java.util.function.Supplier;

import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.TrustAnchors;

/**
 * Checks detached CMS signatures as {@link CmsSigner} makes them, whoever made them: exactly one signer, CAdES-B
 * attributes, ECDSA P-256 with SHA-256 or SM2 with SM3, a certificate that may sign, a path to what is trusted. Whatever
 * it cannot make sense of is invalid. Revoked is what the lists of the trust anchors name. Safe for many threads.
 */
public final class CmsVerifier {

    /** The largest CMS that is looked at, in bytes. */
    public static final int MAX_CMS_BYTES = 64 * 1024;

    private final SignerPath paths = new SignerPath();

    /**
     * Whether the signature fits the content and its signer counts.
     *
     * @param content the exact bytes that were signed
     * @param cms DER or BER bytes of the ContentInfo, at most {@link #MAX_CMS_BYTES}
     * @param trusted whose signatures count
     * @param at the time at which the certificates must be valid: when the message was received
     */
    public Verdict verify(byte[] content, byte[] cms, TrustAnchors trusted, Instant at) {
        return verify(() -> DetachedCms.parse(content, cms), trusted, at);
    }

    /**
     * The same where the content is not at hand, but its digests are known from something that is relied on.
     *
     * @param content digests of the exact bytes that were signed
     */
    public Verdict verify(Digests content, byte[] cms, TrustAnchors trusted, Instant at) {
        return verify(() -> DetachedCms.parse(content, cms), trusted, at);
    }

    private Verdict verify(Supplier<DetachedCms> cms, TrustAnchors trusted, Instant at) {
        try {
            DetachedCms parsed = cms.get();
            checkSignature(parsed);
            paths.check(parsed.signer(), parsed.certificates(), trusted, at);
            return new Verdict.Valid(parsed.signer(), parsed.algorithm(), parsed.signedAt());
        } catch (FaultException e) {
            return new Verdict.Invalid(e.fault());
        }
    }

    private static void checkSignature(DetachedCms cms) {
        String signer = cms.signer().getSubjectX500Principal().toString();
        try {
            // by the bare key: with the certificate the library would judge its dates by the claimed signing time
            var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(CryptographicProvider.BOUNCY_CASTLE)
                    .build(cms.signer().getPublicKey());
            if (!cms.information().verify(verifier)) {
                throw new FaultException(SecurityError.SIGNATURE_BAD, signer);
            }
        } catch (CMSSignerDigestMismatchException e) {
            throw new FaultException(Fault.of(SecurityError.SIGNATURE_BAD, signer), e);
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            throw e instanceof FaultException fault
                    ? fault
                    : new FaultException(Fault.of(SecurityError.SIGNATURE_BAD, signer), e);
        }
    }

    /** The algorithms a message may be signed with. */
    static boolean accepts(KeyAlgorithm algorithm) {
        return algorithm != KeyAlgorithm.ED25519;
    }
}
