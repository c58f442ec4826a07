/**
 * From what somebody typed to a page of hits: reading the query box, building Lucene's query, counting facets, marking
 * matches.
 *
 * <p>May use the other packages of this room. Start reading at {@link org.yijian.search.query.IndexSearch}.
 */
@NullMarked
package org.yijian.search.query;

import org.jspecify.annotations.NullMarked;
