/**
 * The message broker: one that runs inside the hub ({@link org.yijian.routes.broker.EmbeddedBroker}) or one of the
 * operator's own ({@link org.yijian.routes.broker.ExternalBroker}). Nobody is anonymous; an agency's account may send to
 * its own topics and nothing else.
 */
@NullMarked
package org.yijian.routes.broker;

import org.jspecify.annotations.NullMarked;
