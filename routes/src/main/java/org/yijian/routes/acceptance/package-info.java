/**
 * From the queue into the ledger. {@link org.yijian.routes.acceptance.AcceptanceRoute} takes tickets off the durable
 * queue; {@link org.yijian.routes.acceptance.Acceptance} opens the raw message, lets the connector translate it as a
 * stream, cuts it into parts of a fixed size, seals a manifest of each and appends it. A ticket leaves the queue only
 * when its exchange is finished: whatever stops in between starts again, and parts that were appended are recognised.
 */
@NullMarked
package org.yijian.routes.acceptance;

import org.jspecify.annotations.NullMarked;
