/** The keys of this hub, and the parties whose signatures count. */
@NullMarked
package org.yijian.security.trust;

import org.jspecify.annotations.NullMarked;
