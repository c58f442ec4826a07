/**
 * What a partner may find here when it searches, and what partners let this hub find there. Without a grant nobody finds
 * anything. Start reading at {@link org.yijian.routes.federation.grant.SearchGrants}.
 */
@NullMarked
package org.yijian.routes.federation.grant;

import org.jspecify.annotations.NullMarked;
