/**
 * How text becomes terms: one scanner for Chinese and English, used alike by the index, by queries and by highlighting,
 * so that the three can never disagree.
 *
 * <p>May use Lucene's analysis. Start reading at {@link org.yijian.search.analysis.TermScanner}.
 */
@NullMarked
package org.yijian.search.analysis;

import org.jspecify.annotations.NullMarked;
