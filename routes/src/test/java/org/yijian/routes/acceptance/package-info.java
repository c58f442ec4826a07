/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.acceptance;

import org.jspecify.annotations.NullMarked;
