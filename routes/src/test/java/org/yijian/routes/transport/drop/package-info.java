/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.transport.drop;

import org.jspecify.annotations.NullMarked;
