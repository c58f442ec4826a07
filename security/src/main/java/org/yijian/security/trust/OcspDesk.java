package org.yijian.security.trust;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Answers whether certificates of this hub count (RFC 6960, OCSP), for both its authorities. Safe for many threads.
 */
public final class OcspDesk {

    /** For how long an answer stands: as long as partners wait before they ask again. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int NON_REPUDIATION = 1;

    private final KeyRing keys;
    private final OcspResponder international;
    private final OcspResponder national;

    public OcspDesk(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.international = new OcspResponder(() -> keys.authority(false, clock), LIFE, clock);
        this.national = new OcspResponder(() -> keys.authority(true, clock), LIFE, clock);
    }

    /**
     * The answer to a question.
     *
     * @param question DER, whatever it is
     * @param revoked certificates of this hub that count no more
     * @return DER; a question that cannot be read, or is about more than 16 certificates, gets an answer that says so
     */
    public byte[] answer(byte[] question, Collection<RevokedCertificate> revoked) {
        boolean second = national.concerns(question);
        return (second ? national : international).answer(question, known(second, keys.issued(second), revoked));
    }

    /**
     * What both authorities say of all certificates that sign messages, as of now and without a question: DER by the names
     * {@code authority} and {@code authority-sm2}.
     */
    public Map<String, byte[]> statements(Collection<RevokedCertificate> revoked) {
        return Map.of("authority", international.statement(known(false, signers(false), revoked)), "authority-sm2",
                national.statement(known(true, signers(true), revoked)));
    }

    private List<X509Certificate> signers(boolean second) {
        return keys.issued(second).stream().filter(each -> {
            boolean[] usage = each.getKeyUsage();
            return usage != null && usage[NON_REPUDIATION];
        }).toList();
    }

    private static OcspResponder.Knowledge known(boolean second, List<X509Certificate> issued,
            Collection<RevokedCertificate> revoked) {
        return new OcspResponder.Knowledge(issued,
                revoked.stream().filter(each -> each.national() == second).toList());
    }
}
