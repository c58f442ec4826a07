/**
 * Where connectors come from: the folders that are shipped on the class path and those in the operator's folder, which
 * may come, change and go while the program runs. A folder is read whole and checked before it counts; a broken one is
 * reported and what worked before stays.
 *
 * <p>Start reading at {@link org.yijian.connectors.folder.FolderConnectors}.
 */
@NullMarked
package org.yijian.connectors.folder;

import org.jspecify.annotations.NullMarked;
