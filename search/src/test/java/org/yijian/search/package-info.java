/** Tests of the search room, and the records they are made with. */
@NullMarked
package org.yijian.search;

import org.jspecify.annotations.NullMarked;
