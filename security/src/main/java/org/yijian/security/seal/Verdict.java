package org.yijian.security.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;

import org.yijian.security.error.Fault;
import org.yijian.security.trust.KeyAlgorithm;

/** What came of checking a signature. */
public sealed interface Verdict {

    /**
     * The signature fits the content, and its signer was trusted, valid and allowed to sign at the time asked for.
     *
     * @param signer whose signature it is
     * @param algorithm what it was made with
     * @param signedAt the time the signer claims; nobody vouches for it
     */
    record Valid(X509Certificate signer, KeyAlgorithm algorithm, Instant signedAt) implements Verdict {}

    /**
     * It is not to be relied on.
     *
     * @param fault the first reason found
     */
    record Invalid(Fault fault) implements Verdict {}
}
