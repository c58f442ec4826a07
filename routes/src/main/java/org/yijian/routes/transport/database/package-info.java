/** Front-end databases (前置库): tables that an agency fills for the hub to read, by high-water mark, over JDBC. */
@NullMarked
package org.yijian.routes.transport.database;

import org.jspecify.annotations.NullMarked;
