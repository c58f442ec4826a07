/**
 * The way from a raw message to records: pieces are read in order, mapped by several threads in chunks, and handed over
 * in the order of the message. Memory is bounded by the chunks under way, not by the message.
 *
 * <p>Start reading at {@link org.yijian.connectors.translation.FolderConnector}.
 */
@NullMarked
package org.yijian.connectors.translation;

import org.jspecify.annotations.NullMarked;
