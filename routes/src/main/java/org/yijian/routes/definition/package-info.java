/** To be told. */
@NullMarked
package org.yijian.routes.definition;

import org.jspecify.annotations.NullMarked;
