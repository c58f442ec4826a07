/** Digests and detached signatures over messages (CMS/CAdES-B; ECDSA P-256 with SHA-256, and SM2 with SM3). */
@NullMarked
package org.yijian.security.seal;

import org.jspecify.annotations.NullMarked;
