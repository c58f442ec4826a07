/**
 * How messages travel: from an agency's transport into the raw store and onto a durable queue ({@link
 * org.yijian.routes.intake}), from the queue through a connector into the ledger ({@link
 * org.yijian.routes.acceptance}). Transports are blueprints ({@link org.yijian.routes.transport}) filled in by route
 * definitions ({@link org.yijian.routes.definition}) that administrators may change while the hub runs ({@link
 * org.yijian.routes.directory}).
 *
 * <p>May use connectors, records and security; knows nothing of the hub. Start reading at
 * {@link org.yijian.routes.intake.Intake}, then {@link org.yijian.routes.acceptance.Acceptance}.
 */
@NullMarked
package org.yijian.routes;

import org.jspecify.annotations.NullMarked;
