/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.traffic;

import org.jspecify.annotations.NullMarked;
