/**
 * Searches that wait for records: each record that arrives is held against all of them at once, and a slower second look
 * at the index finds what the first one may have missed. Who is told, and who may see it, is not decided here.
 *
 * <p>May use the other packages of this room. Start reading at {@link org.yijian.search.watch.SearchMatcher}.
 */
@NullMarked
package org.yijian.search.watch;

import org.jspecify.annotations.NullMarked;
