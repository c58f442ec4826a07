package org.yijian.security.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A key that is no longer in use. What was signed with it stays valid.
 *
 * @param purpose what it was for
 * @param certificate its certificate
 * @param at when its successor took over
 */
public record RetiredKey(KeyPurpose purpose, X509Certificate certificate, Instant at) {}
