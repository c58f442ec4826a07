/** To be told. */
@NullMarked
package org.yijian.routes.transport;

import org.jspecify.annotations.NullMarked;
