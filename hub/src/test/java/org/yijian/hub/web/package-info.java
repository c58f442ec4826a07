/** What every request passes, over real HTTP and a house in memory. */
@NullMarked
package org.yijian.hub.web;

import org.jspecify.annotations.NullMarked;
