/**
 * What a record looks like in the index: its fields, its searchable text, and what a hit needs to be shown.
 *
 * <p>May use {@code org.yijian.records} and Lucene's documents. Start reading at
 * {@link org.yijian.search.document.RecordDocuments}.
 */
@NullMarked
package org.yijian.search.document;

import org.jspecify.annotations.NullMarked;
