/** Tests of this part of the routes. */
@NullMarked
package org.yijian.routes.transport.web;

import org.jspecify.annotations.NullMarked;
