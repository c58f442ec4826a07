/** Questions that are logged before they are answered. */
@NullMarked
package org.yijian.hub.lookup;

import org.jspecify.annotations.NullMarked;
