/**
 * What is on its way to partners: sealed messages in the hub's database, one durable queue a partner, numbered without
 * gaps in each stream. {@link org.yijian.routes.federation.outbox.Distribution} fills it from the ledger's changes.
 */
@NullMarked
package org.yijian.routes.federation.outbox;

import org.jspecify.annotations.NullMarked;
