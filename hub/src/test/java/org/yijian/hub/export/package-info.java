/** Tests of what is taken away. */
@NullMarked
package org.yijian.hub.export;

import org.jspecify.annotations.NullMarked;
