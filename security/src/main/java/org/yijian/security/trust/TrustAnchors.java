package org.yijian.security.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whose signatures count for one source.
 *
 * @param authorities certificates that a signer's path must end at; empty trusts nobody
 * @param signers the only signers allowed under them; empty allows every signer that they issued
 */
public record TrustAnchors(List<X509Certificate> authorities, List<X509Certificate> signers) {

    public TrustAnchors {
        authorities = List.copyOf(authorities);
        signers = List.copyOf(signers);
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
