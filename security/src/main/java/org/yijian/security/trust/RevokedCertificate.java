package org.yijian.security.trust;

import java.math.BigInteger;
import java.time.Instant;

/**
 * A certificate that counts no more, although its time is not over.
 *
 * @param serial its serial number
 * @param national whether the SM2 authority issued it
 * @param at from when on it counts no more
 */
public record RevokedCertificate(BigInteger serial, boolean national, Instant at) {}
