package org.yijian.security.seal;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/**
 * Makes detached CMS signatures (RFC 5652) with the attributes of CAdES-B (ETSI EN 319 122-1): signing-certificate-v2
 * and signing-time. One signer and its certificate in each; the root is left out. Safe for many threads: a generator
 * costs far more than a signature, so idle ones are kept.
 */
public final class CmsSigner {

    private static final int KEPT_GENERATORS = 64;

    private final Supplier<SigningKey> current;
    private final Clock clock;
    private volatile Prepared prepared;

    /**
     * @param key an ECDSA P-256 or SM2 key
     * @throws IllegalArgumentException for another kind of key
     */
    public CmsSigner(SigningKey key, Clock clock) {
        this(() -> key, clock);
    }

    private CmsSigner(Supplier<SigningKey> current, Clock clock) {
        this.current = current;
        this.clock = clock;
        this.prepared = new Prepared(current.get(), clock);
    }

    /** Always with the key that the ring has for this purpose at the moment. */
    public static CmsSigner of(KeyRing keys, KeyPurpose purpose, Clock clock) {
        return new CmsSigner(() -> keys.key(purpose), clock);
    }

    private Prepared prepared() {
        SigningKey key = current.get();
        Prepared known = prepared;
        if (known.key != key) {
            known = new Prepared(key, clock);
            prepared = known;
        }
        return known;
    }

    /** DER bytes of the ContentInfo over exactly these bytes. */
    public byte[] sign(byte[] content) {
        return prepared().sign(content);
    }

    /** The generators of one key. */
    private static final class Prepared {

        private final SigningKey key;
        private final CadesAttributes attributes;
        private final BlockingQueue<CMSSignedDataGenerator> idle = new ArrayBlockingQueue<>(KEPT_GENERATORS);

        Prepared(SigningKey key, Clock clock) {
            if (key.algorithm() == KeyAlgorithm.ED25519) {
                throw new IllegalArgumentException("Ed25519 signs notes, not messages");
            }
            this.key = key;
            this.attributes = new CadesAttributes(key, clock);
        }

        byte[] sign(byte[] content) {
            CMSSignedDataGenerator polled = idle.poll();
            CMSSignedDataGenerator generator = polled == null ? generator() : polled;
            try {
                byte[] cms = generator.generate(new CMSProcessableByteArray(content), false)
                        .getEncoded(ASN1Encoding.DER);
                keep(generator);
                return cms;
            } catch (CMSException | IOException e) {
                throw new IllegalStateException("the key " + key + " does not sign", e);
            }
        }

        /** One generator too many is dropped, as is one that failed. */
        @SuppressWarnings("ReturnValueIgnored")
        private void keep(CMSSignedDataGenerator generator) {
            idle.offer(generator);
        }

        private CMSSignedDataGenerator generator() {
            try {
                ContentSigner signer = new JcaContentSignerBuilder(key.algorithm().signature())
                        .setProvider(key.provider()).build(key.privateKey());
                JcaX509CertificateHolder certificate = new JcaX509CertificateHolder(key.certificate());
                CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(digests())
                        .setSignedAttributeGenerator(attributes).build(signer, certificate));
                for (int i = 0; i < Math.max(1, key.chain().size() - 1); i++) {
                    generator.addCertificate(new JcaX509CertificateHolder(key.chain().get(i)));
                }
                return generator;
            } catch (OperatorCreationException | CMSException | CertificateEncodingException e) {
                throw new IllegalStateException("the key " + key + " cannot sign", e);
            }
        }

        /** SHA-256 from the platform, which has it in machine code; SM3 is only in the provider. */
        private DigestCalculatorProvider digests() throws OperatorCreationException {
            JcaDigestCalculatorProviderBuilder builder = new JcaDigestCalculatorProviderBuilder();
            return key.algorithm() == KeyAlgorithm.SM2
                    ? builder.setProvider(CryptographicProvider.BOUNCY_CASTLE).build()
                    : builder.build();
        }
    }
}
