/**
 * The search index as administrators see it: how it stands, building it anew, and comparing it with the ledger and with
 * the indexes of other nodes.
 *
 * <p>Start reading at {@link org.yijian.hub.index.IndexDesk}.
 */
@NullMarked
package org.yijian.hub.index;

import org.jspecify.annotations.NullMarked;
