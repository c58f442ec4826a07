/**
 * Lists of names, codes and addresses that a person has matched with facilities: read, matched in the background, decided
 * row by row, taken away. Decisions belong to the list and never change what sources sent.
 *
 * <p>Start reading at {@link org.yijian.hub.matching.MatchingDesk}.
 */
@NullMarked
package org.yijian.hub.matching;

import org.jspecify.annotations.NullMarked;
