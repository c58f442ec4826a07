/**
 * What must be looked after now and then, on one node: messages whose ticket was lost
 * ({@link org.yijian.routes.upkeep.LostTickets}) and raw messages that have been kept long enough
 * ({@link org.yijian.routes.upkeep.RawRetention}). Start reading at {@link org.yijian.routes.upkeep.Upkeep}, which says
 * when.
 */
@NullMarked
package org.yijian.routes.upkeep;

import org.jspecify.annotations.NullMarked;
