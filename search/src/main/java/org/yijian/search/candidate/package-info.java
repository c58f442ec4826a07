/**
 * From a name, a number or an address to the facilities that may be meant, each facility once whatever its sources call
 * it, with a score and the reasons. For lists that are matched, for other programs, and for the head of the search page.
 *
 * <p>May use the other packages of this room. Start reading at {@link org.yijian.search.candidate.FacilitySearch}.
 */
@NullMarked
package org.yijian.search.candidate;

import org.jspecify.annotations.NullMarked;
