/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.transport.topic;

import org.jspecify.annotations.NullMarked;
