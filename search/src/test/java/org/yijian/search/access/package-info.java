/** Tests of this package. */
@NullMarked
package org.yijian.search.access;

import org.jspecify.annotations.NullMarked;
