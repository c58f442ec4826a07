package org.yijian.security.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** What an authority says of the certificates that it issued: a list of those that it revoked, or an answer about some. */
public sealed interface RevocationStatement permits RevocationList, OcspAnswer {

    /** DER. */
    byte[] encoded();

    /** Whether the SM2 authority made it, or had it made. */
    boolean national();

    /** When the authority knew what it says. */
    Instant thisUpdate();

    /** From when on the certificate counts no more; empty if it does, or the statement is not about it. */
    Optional<Instant> revokedAt(X509Certificate certificate);
}
