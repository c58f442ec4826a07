package org.yijian.security.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Whose signatures count for one source.
 *
 * @param authorities certificates that a signer's path must end at; empty trusts nobody
 * @param signers the only signers allowed under them; empty allows every signer that they issued
 * @param revocations what the authorities say of what they have revoked, as far as it is known
 */
public record TrustAnchors(List<X509Certificate> authorities, List<X509Certificate> signers,
        List<RevocationStatement> revocations) {

    /** Without anything revoked. */
    public TrustAnchors(List<X509Certificate> authorities, List<X509Certificate> signers) {
        this(authorities, signers, List.of());
    }

    public TrustAnchors {
        authorities = List.copyOf(authorities);
        signers = List.copyOf(signers);
        revocations = List.copyOf(revocations);
    }

    /** The same, less what these say is revoked. */
    public TrustAnchors less(List<? extends RevocationStatement> statements) {
        return new TrustAnchors(authorities, signers, List.copyOf(statements));
    }

    /** Whether a certificate no longer counted at a time. */
    public boolean revoked(X509Certificate certificate, Instant at) {
        return revocations.stream().flatMap(each -> each.revokedAt(certificate).stream())
                .anyMatch(from -> !from.isAfter(at));
    }

    /** Trusts nobody. */
    public static TrustAnchors nobody() {
        return new TrustAnchors(List.of(), List.of());
    }

    /** Trusts every signer that one of these issued. */
    public static TrustAnchors of(X509Certificate... authorities) {
        return new TrustAnchors(List.of(authorities), List.of());
    }

    boolean unpinned() {
        return signers.isEmpty();
    }

    /** Whether the list of signers, if there is one, names this certificate. */
    public boolean admits(X509Certificate signer) {
        return unpinned() || signers.contains(signer);
    }
}
