/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.directory;

import org.jspecify.annotations.NullMarked;
