/** Tests of the overview. */
@NullMarked
package org.yijian.hub.page.overview;

import org.jspecify.annotations.NullMarked;
