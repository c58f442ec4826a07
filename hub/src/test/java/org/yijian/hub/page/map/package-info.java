/** Tests of the operator's maps. */
@NullMarked
package org.yijian.hub.page.map;

import org.jspecify.annotations.NullMarked;
