/**
 * A real PostgreSQL as a child process, for trials and for hubs on one machine. Survives the hub: after a
 * {@code kill -9} the next start takes over the server that is still running. Start reading at
 * {@link org.yijian.hub.database.EmbeddedDatabase}.
 */
@NullMarked
package org.yijian.hub.database;

import org.jspecify.annotations.NullMarked;
