/** Tests of the running program as a whole. */
@NullMarked
package org.yijian.hub;

import org.jspecify.annotations.NullMarked;
