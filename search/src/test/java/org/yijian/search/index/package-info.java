/** Tests of this package. */
@NullMarked
package org.yijian.search.index;

import org.jspecify.annotations.NullMarked;
