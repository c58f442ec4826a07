/**
 * Exchange between hubs that do not trust each other's operators: who is a partner
 * ({@link org.yijian.routes.federation.partner.Partners}), what it gets ({@link org.yijian.routes.federation.feed.Feeds}),
 * how that reaches it ({@code outbox}, {@code delivery}) and how what it sends is taken ({@code reception}). Start reading
 * at {@link org.yijian.routes.federation.FederationRoom}.
 */
@NullMarked
package org.yijian.routes.federation;

import org.jspecify.annotations.NullMarked;
