/** Tests of this package. */
@NullMarked
package org.yijian.search.analysis;

import org.jspecify.annotations.NullMarked;
