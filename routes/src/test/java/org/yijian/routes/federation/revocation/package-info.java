/** Tests of what is known of revoked certificates. */
@NullMarked
package org.yijian.routes.federation.revocation;

import org.jspecify.annotations.NullMarked;
