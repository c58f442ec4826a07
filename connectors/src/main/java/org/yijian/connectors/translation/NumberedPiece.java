package org.yijian.connectors.translation;

import org.yijian.connectors.input.Piece;

/**
 * A piece and the how-manieth equal one it is in its message.
 *
 * @param piece the piece
 * @param occurrence from 1; 0 if there were too many to tell
 */
record NumberedPiece(Piece piece, int occurrence) {}
