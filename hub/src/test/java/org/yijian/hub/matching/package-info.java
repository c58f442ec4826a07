/** Tests of lists that are matched. */
@NullMarked
package org.yijian.hub.matching;

import org.jspecify.annotations.NullMarked;
