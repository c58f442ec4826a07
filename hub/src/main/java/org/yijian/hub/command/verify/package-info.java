/**
 * {@code yijian verify}: a program of its own that checks evidence offline. May use the security room and the platform,
 * nothing else of the hub; an architecture test holds it to that.
 */
@NullMarked
package org.yijian.hub.command.verify;

import org.jspecify.annotations.NullMarked;
