/**
 * Digests and detached signatures over messages (CMS/CAdES-B; ECDSA P-256 with SHA-256, and SM2 with SM3), and the
 * envelopes of senders that sign and encrypt. Uses the keys of {@link org.yijian.security.trust}; keeps nothing.
 *
 * <p>Start reading at {@link org.yijian.security.seal.CmsVerifier}.
 */
@NullMarked
package org.yijian.security.seal;

import org.jspecify.annotations.NullMarked;
