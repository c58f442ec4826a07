package org.yijian.security.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;

/** Has content stamped and believes only what verifies: the same content, the same nonce, about the same time. */
public final class TimeStamper {

    /** How far the authority's clock and ours may be apart. */
    private static final Duration APART = Duration.ofMinutes(10);

    private static final int NONCE_BITS = 63;

    private final TimeStampSource source;
    private final TimeStampVerifier verifier;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimeStamper(TimeStampSource source, TimeStampVerifier verifier, Clock clock) {
        this.source = source;
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * Has this content stamped.
     *
     * @throws FaultException {@link SecurityError#TIME_STAMP_BAD} if the answer is not a good time-stamp
     * @throws IOException if there is no answer
     */
    public TimeStamp stamp(byte[] content) throws IOException, InterruptedException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, Digests.sha256(content),
                new BigInteger(NONCE_BITS, random));
        byte[] answer = source.ask(request.getEncoded());
        TimeStamp stamp = verifier.verify(answer, content);
        requireAnswerTo(request, answer);
        if (Duration.between(stamp.time(), clock.instant()).abs().compareTo(APART) > 0) {
            throw new FaultException(SecurityError.TIME_STAMP_BAD, "clock " + stamp.time());
        }
        return stamp;
    }

    private static void requireAnswerTo(TimeStampRequest request, byte[] answer) throws IOException {
        try {
            new TimeStampResponse(answer).validate(request);
        } catch (TSPException e) {
            throw new FaultException(Fault.of(SecurityError.TIME_STAMP_BAD, String.valueOf(e.getMessage())), e);
        }
    }
}
