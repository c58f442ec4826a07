/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes;

import org.jspecify.annotations.NullMarked;
