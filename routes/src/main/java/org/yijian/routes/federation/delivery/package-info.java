/**
 * Bringing messages to partners: one courier a partner, in order, with back-off while it is away, until every message has
 * its receipt or was given up. Start reading at {@link org.yijian.routes.federation.delivery.Courier}.
 */
@NullMarked
package org.yijian.routes.federation.delivery;

import org.jspecify.annotations.NullMarked;
