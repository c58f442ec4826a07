/** How far each polling route has come: kept in the hub's database, moved on only after the intake took what was read. */
@NullMarked
package org.yijian.routes.marks;

import org.jspecify.annotations.NullMarked;
