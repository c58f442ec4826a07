/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.definition;

import org.jspecify.annotations.NullMarked;
