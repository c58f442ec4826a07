/**
 * When a checkpoint existed, said by somebody who has nothing to do with the log: time-stamps (RFC 3161) over the text of
 * checkpoints. One token covers every leaf below it, so a token a minute is enough.
 *
 * <p>What is stamped is the signed text of the note, without signature lines: the token fits the checkpoint whatever
 * lines witnesses add to it later.
 *
 * <p>Start reading at {@link org.yijian.security.time.TimeStamper}.
 */
@NullMarked
package org.yijian.security.time;

import org.jspecify.annotations.NullMarked;
