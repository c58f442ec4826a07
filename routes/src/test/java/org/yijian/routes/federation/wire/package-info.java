/** What goes over the wire, as bytes. */
@NullMarked
package org.yijian.routes.federation.wire;

import org.jspecify.annotations.NullMarked;
