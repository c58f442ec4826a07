/**
 * The transports: one way of reaching an agency each, whatever dialect it speaks. A transport knows no connector; it
 * hands bytes to a {@link org.yijian.routes.transport.Receiver} and moves its mark on only when they were taken.
 *
 * <p>Start reading at {@link org.yijian.routes.transport.Poller} and {@link org.yijian.routes.transport.PollRoute}.
 */
@NullMarked
package org.yijian.routes.transport;

import org.jspecify.annotations.NullMarked;
