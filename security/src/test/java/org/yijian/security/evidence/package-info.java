/** Evidence as a hub issues it, every way of tampering with it that we could think of, and verifiers of other hands. */
@NullMarked
package org.yijian.security.evidence;

import org.jspecify.annotations.NullMarked;
