/**
 * The routes that there are: one JSON file each, read at start and again and again, applied while the hub runs.
 * {@link org.yijian.routes.directory.RouteDirectory} keeps the running routes equal to the files.
 */
@NullMarked
package org.yijian.routes.directory;

import org.jspecify.annotations.NullMarked;
