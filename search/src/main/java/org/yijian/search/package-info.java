/**
 * Search over records: a Lucene index on every node that follows the ledger's change feed, and the searcher that answers
 * only what an {@link org.yijian.security.access.AccessScope} permits.
 *
 * <p>May use {@code org.yijian.records} and {@code org.yijian.security}. Start reading at
 * {@link org.yijian.search.RecordSearch}.
 */
@NullMarked
package org.yijian.search;

import org.jspecify.annotations.NullMarked;
