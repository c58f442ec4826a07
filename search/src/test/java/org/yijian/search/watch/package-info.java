/** Tests of searches that wait for records. */
@NullMarked
package org.yijian.search.watch;

import org.jspecify.annotations.NullMarked;
