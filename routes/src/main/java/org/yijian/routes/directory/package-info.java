/** To be told. */
@NullMarked
package org.yijian.routes.directory;

import org.jspecify.annotations.NullMarked;
