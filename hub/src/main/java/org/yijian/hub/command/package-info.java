/**
 * What {@code ./yijian} offers beside starting the hub. Commands run without Spring and talk to a running hub through its
 * API, as any client does. Start reading at {@link org.yijian.hub.command.Yijian}.
 */
@NullMarked
package org.yijian.hub.command;

import org.jspecify.annotations.NullMarked;
