/**
 * The index on this node: written by the {@link org.yijian.search.index.IndexFollower} from the ledger's change feed,
 * read through searchers that an access scope has been built into, and built anew beside the one that answers.
 *
 * <p>May use {@code org.yijian.records.ledger} and Lucene. Start reading at
 * {@link org.yijian.search.index.IndexGenerations} and {@link org.yijian.search.index.RecordIndex}.
 */
@NullMarked
package org.yijian.search.index;

import org.jspecify.annotations.NullMarked;
