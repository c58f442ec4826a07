/**
 * Access inside the reader: a reader in which records outside a scope are as if deleted. Whatever runs on it, counts,
 * facets, sorting, highlighting, cannot see them, and nothing above has to remember to filter.
 *
 * <p>May use {@code org.yijian.security.access} and Lucene. Start reading at
 * {@link org.yijian.search.access.ScopedSearchers}.
 */
@NullMarked
package org.yijian.search.access;

import org.jspecify.annotations.NullMarked;
