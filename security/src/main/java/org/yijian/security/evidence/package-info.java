/**
 * What an outsider gets to check without trusting the hub: one ASiC-E container (ETSI EN 319 162-1) with what was signed,
 * the leaf of the log that tells of it, the proof that the leaf is in the log, and the certificates. Written by {@link
 * org.yijian.security.evidence.EvidenceWriter}, checked offline by {@link org.yijian.security.evidence.EvidenceVerifier}
 * against a {@link org.yijian.security.evidence.TrustFile}. A second verifier in another language is in
 * {@code docs/verify}; both must agree on every vector.
 *
 * <p>Knows no other room, so that the verifier is a program of its own. Start reading at {@link
 * org.yijian.security.evidence.EvidenceCheck}: it lists what is checked.
 */
@NullMarked
package org.yijian.security.evidence;

import org.jspecify.annotations.NullMarked;
