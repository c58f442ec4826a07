/** Tests of this package. */
@NullMarked
package org.yijian.search.query;

import org.jspecify.annotations.NullMarked;
