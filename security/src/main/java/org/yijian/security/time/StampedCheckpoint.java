package org.yijian.security.time;

import java.nio.charset.StandardCharsets;

import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;

/**
 * A checkpoint and when it existed.
 *
 * @param note the checkpoint with the signatures that it had when it was stamped, those of witnesses included
 * @param stamp the time-stamp over its text
 */
public record StampedCheckpoint(SignedNote note, TimeStamp stamp) {

    /** What the note says. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** The bytes that are stamped: the text of the note, without signature lines. */
    public static byte[] stamped(SignedNote note) {
        return note.text().getBytes(StandardCharsets.UTF_8);
    }
}
