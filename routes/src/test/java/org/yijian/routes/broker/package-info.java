/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.broker;

import org.jspecify.annotations.NullMarked;
