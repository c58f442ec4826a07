/**
 * Witnesses: one log's checkpoints, confirmed by others who saw it only ever grow. Both sides of the protocol of C2SP
 * tlog-witness, cosignatures (C2SP tlog-cosignature) and the rule of how many are enough (C2SP tlog-policy).
 *
 * <p>A witness keeps one checkpoint a log and refuses every other that does not continue it; what it refused although the
 * log signed it, it keeps: two signed notes of one log that exclude each other prove the fraud to anybody.
 *
 * <p>Start reading at {@link org.yijian.security.witness.Witness}; the other side is {@link
 * org.yijian.security.witness.WitnessClient}. Knows no network: whoever serves or asks brings it.
 */
@NullMarked
package org.yijian.security.witness;

import org.jspecify.annotations.NullMarked;
