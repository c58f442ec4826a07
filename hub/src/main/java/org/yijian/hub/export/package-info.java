/**
 * Search results to take away: how many at once, with whose approval, in which form. What is taken says in itself who took
 * it, when, what for and by which entry of the log.
 *
 * <p>Start reading at {@link org.yijian.hub.export.ExportDesk}.
 */
@NullMarked
package org.yijian.hub.export;

import org.jspecify.annotations.NullMarked;
