/** Pages and their words. */
@NullMarked
package org.yijian.hub.page;

import org.jspecify.annotations.NullMarked;
