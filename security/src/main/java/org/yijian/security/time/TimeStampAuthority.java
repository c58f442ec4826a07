package org.yijian.security.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.function.Supplier;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.SigningKey;

/**
 * A time-stamping authority for trials: says what this machine's clock says, under a key of its own. Proves nothing to
 * somebody who does not trust the operator; a production hub names an authority of others. Safe for many threads.
 */
public final class TimeStampAuthority implements TimeStampSource {

    /** "The clock of the hub that stamps": a policy of our own under 2.25 (ITU-T X.667), made from a random UUID. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier(
            "2.25.303186881859799369244147018589205859159");

    private static final int ACCURACY_SECONDS = 1;
    private static final int SERIAL_BITS = 127;

    private final Supplier<SigningKey> key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param key with a certificate for time-stamping and nothing else */
    public TimeStampAuthority(SigningKey key, Clock clock) {
        this(() -> key, clock);
    }

    private TimeStampAuthority(Supplier<SigningKey> key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** With the hub's own key {@link KeyPurpose#TIME} of the moment. */
    public static TimeStampAuthority of(KeyRing keys, Clock clock) {
        return new TimeStampAuthority(() -> keys.key(KeyPurpose.TIME), clock);
    }

    @Override
    public byte[] ask(byte[] request) throws IOException {
        try {
            return new TimeStampResponseGenerator(generator(), TSPAlgorithms.ALLOWED, Set.of(POLICY.getId()))
                    .generate(new TimeStampRequest(request), new BigInteger(SERIAL_BITS, random),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no time-stamp", e);
        }
    }

    private TimeStampTokenGenerator generator()
            throws GeneralSecurityException, OperatorCreationException, TSPException {
        SigningKey now = key.get();
        SignerInfoGenerator signer = new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(CryptographicProvider.BOUNCY_CASTLE)
                .build(now.algorithm().signature(), now.privateKey(), now.certificate());
        DigestCalculator digest = new JcaDigestCalculatorProviderBuilder()
                .setProvider(CryptographicProvider.BOUNCY_CASTLE).build()
                .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(signer, digest, POLICY);
        generator.setAccuracySeconds(ACCURACY_SECONDS);
        generator.addCertificates(new JcaCertStore(now.chain()));
        return generator;
    }
}
