/**
 * The keys of this hub, one for each purpose, and the parties whose signatures count. Start reading at
 * {@link org.yijian.security.trust.KeyRing}.
 */
@NullMarked
package org.yijian.security.trust;

import org.jspecify.annotations.NullMarked;
