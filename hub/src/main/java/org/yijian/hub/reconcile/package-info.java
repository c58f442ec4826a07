/**
 * The facilities of this hub as a reconciliation service (W3C Community Group report "Reconciliation Service API v0.2"),
 * so that OpenRefine and its like match their tables against them. Every batch is logged, and nothing is told that the
 * account could not find on the search page.
 *
 * <p>Start reading at {@link org.yijian.hub.reconcile.ReconcileApi}.
 */
@NullMarked
package org.yijian.hub.reconcile;

import org.jspecify.annotations.NullMarked;
