/**
 * The index on this node: written by the {@link org.yijian.search.index.IndexFollower} from the ledger's change feed,
 * read through searchers that an access scope has been built into.
 *
 * <p>May use {@code org.yijian.records.ledger} and Lucene. Start reading at
 * {@link org.yijian.search.index.RecordIndex}.
 */
@NullMarked
package org.yijian.search.index;

import org.jspecify.annotations.NullMarked;
