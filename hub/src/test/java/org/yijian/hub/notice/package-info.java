/** Tests of telling people outside the hub. */
@NullMarked
package org.yijian.hub.notice;

import org.jspecify.annotations.NullMarked;
