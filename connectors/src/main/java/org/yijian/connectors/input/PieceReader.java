package org.yijian.connectors.input;

import org.jspecify.annotations.Nullable;

/** Reads a message piece by piece. Not safe for use by several threads. The stream behind it is closed by the caller. */
@FunctionalInterface
public interface PieceReader {

    /**
     * The next piece.
     *
     * @return null at the end
     * @throws BrokenInput if neither this piece nor any after it can be read
     * @throws java.io.UncheckedIOException if the raw stream itself failed, which is no fault of the sender
     */
    @Nullable
    Piece next();
}
