/** The embedded database as a real process. */
@NullMarked
package org.yijian.hub.database;

import org.jspecify.annotations.NullMarked;
