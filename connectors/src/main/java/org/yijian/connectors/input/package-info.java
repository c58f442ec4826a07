/**
 * Parsers: bytes of a message become pieces (rows, items), one at a time, so that memory does not grow with the message.
 * Every parser is bounded (field, row, depth, expansion; {@link org.yijian.connectors.input.Bounds}) and never throws
 * anything but {@link org.yijian.connectors.input.BrokenInput} for what a sender did. A broken piece is handed over as
 * such and the pieces after it are still read where the format permits.
 *
 * <p>Start reading at {@link org.yijian.connectors.input.PieceReader} and {@link org.yijian.connectors.input.Formats}.
 */
@NullMarked
package org.yijian.connectors.input;

import org.jspecify.annotations.NullMarked;
