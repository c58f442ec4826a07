/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.upkeep;

import org.jspecify.annotations.NullMarked;
