/**
 * Where every message comes in, whatever brought it. {@link org.yijian.routes.intake.Intake} keeps the body as received
 * in the {@link org.yijian.routes.intake.RawStore} (compressed, encrypted, synced), then puts a ticket with the exchange
 * id on a durable queue, and only then says "received". Attributes from outside are cleaned in
 * {@link org.yijian.routes.intake.IntakeRequest}: the one edge that all transports share.
 */
@NullMarked
package org.yijian.routes.intake;

import org.jspecify.annotations.NullMarked;
