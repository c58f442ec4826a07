/**
 * {@code ./yijian torture}: kills a hub with {@code kill -9} again and again while a file goes in, sends the file again
 * after each restart, and then counts. Talks to the hub as any client does. Start reading at
 * {@link org.yijian.hub.command.torture.Torture}.
 */
@NullMarked
package org.yijian.hub.command.torture;

import org.jspecify.annotations.NullMarked;
