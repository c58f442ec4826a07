/** Two hubs on real databases, over real connections. */
@NullMarked
package org.yijian.routes.federation;

import org.jspecify.annotations.NullMarked;
