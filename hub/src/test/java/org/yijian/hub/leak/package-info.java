/**
 * Looks for anything that tells somebody of records that it may not see, by every way out of a running hub. Start reading
 * at {@link org.yijian.hub.leak.EveryWayOutIT}.
 */
@NullMarked
package org.yijian.hub.leak;

import org.jspecify.annotations.NullMarked;
