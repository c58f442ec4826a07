/** Evidence as the real hub hands it out. */
@NullMarked
package org.yijian.hub.evidence;

import org.jspecify.annotations.NullMarked;
