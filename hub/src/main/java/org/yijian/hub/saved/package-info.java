/**
 * Searches that people keep under a name, for themselves or for a role. A kept search has words and filters and nothing
 * else: whoever runs it, runs it with their own rights, and says the purpose anew.
 *
 * <p>Start reading at {@link org.yijian.hub.saved.SavedSearches}.
 */
@NullMarked
package org.yijian.hub.saved;

import org.jspecify.annotations.NullMarked;
