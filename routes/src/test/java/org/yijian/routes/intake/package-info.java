/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.intake;

import org.jspecify.annotations.NullMarked;
