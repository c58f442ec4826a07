/** Tests of what administrators are told about the index. */
@NullMarked
package org.yijian.hub.index;

import org.jspecify.annotations.NullMarked;
