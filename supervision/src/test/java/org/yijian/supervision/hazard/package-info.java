/** Tests of deadlines and points. */
@NullMarked
package org.yijian.supervision.hazard;

import org.jspecify.annotations.NullMarked;
