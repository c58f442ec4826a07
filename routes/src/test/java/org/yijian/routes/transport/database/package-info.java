/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.transport.database;

import org.jspecify.annotations.NullMarked;
