/** The log before witnesses, time-stamps and monitor, with real parts. */
@NullMarked
package org.yijian.hub.log;

import org.jspecify.annotations.NullMarked;
