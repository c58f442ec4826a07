/** Tests of the figures. */
@NullMarked
package org.yijian.search.overview;

import org.jspecify.annotations.NullMarked;
