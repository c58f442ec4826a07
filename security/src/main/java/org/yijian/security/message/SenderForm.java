package org.yijian.security.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record of a partner as the partner sealed it. A hub keeps such a record under a source that shows whose it is,
 * {@code hub:500106/civil-affairs} for {@code civil-affairs}, and otherwise unchanged, so that the bytes that were sealed
 * can be made from those that are kept.
 */
public final class SenderForm {

    private static final String SOURCE = "\"source\":\"";

    private SenderForm() {
    }

    /**
     * The bytes that the sender sealed.
     *
     * @param record canonical JSON as it is kept
     * @param sender the hub it came from
     * @return empty if the record does not say that it came from there
     */
    public static Optional<byte[]> of(byte[] record, String sender) {
        byte[] mark = (SOURCE + sender + "/").getBytes(StandardCharsets.UTF_8);
        int at = lastIndexOf(record, mark);
        if (at < 0) {
            return Optional.empty();
        }
        int kept = at + SOURCE.length();
        byte[] sealed = Arrays.copyOf(record, record.length - mark.length + SOURCE.length());
        System.arraycopy(record, at + mark.length, sealed, kept, sealed.length - kept);
        return Optional.of(sealed);
    }

    /** The last one is the record's own: names are in order, and a quotation mark within a text is escaped. */
    private static int lastIndexOf(byte[] bytes, byte[] mark) {
        for (int at = bytes.length - mark.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        return -1;
    }
}
