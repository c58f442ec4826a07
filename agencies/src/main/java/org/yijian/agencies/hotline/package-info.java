/**
 * 12345热线: posts its work orders to the hub as JSON webhooks, signed with a shared secret. Start reading at
 * {@link org.yijian.agencies.hotline.Hotline}.
 */
@NullMarked
package org.yijian.agencies.hotline;

import org.jspecify.annotations.NullMarked;
