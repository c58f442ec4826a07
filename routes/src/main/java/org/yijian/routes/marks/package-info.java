/** To be told. */
@NullMarked
package org.yijian.routes.marks;

import org.jspecify.annotations.NullMarked;
