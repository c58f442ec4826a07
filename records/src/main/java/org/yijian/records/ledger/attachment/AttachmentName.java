package org.yijian.records.ledger.attachment;

import java.util.regex.Pattern;

import org.yijian.records.RecordError;
import org.yijian.security.error.FaultException;

/** Names and media types that may be kept and shown. */
public final class AttachmentName {

    /** What a file is called when nobody says what it is. */
    public static final String UNKNOWN_TYPE = "application/octet-stream";

    private static final int LONGEST = 200;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}/\\\\]");
    private static final Pattern MEDIA_TYPE = Pattern
            .compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,60}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,60}");

    private AttachmentName() {
    }

    /**
     * The name, without space around it.
     *
     * @throws FaultException {@link RecordError#ATTACHMENT_NAME} if it is empty, too long, a path, or not printable
     */
    public static String required(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST || stripped.chars().allMatch(each -> each == '.')
                || FORBIDDEN.matcher(stripped).find()) {
            throw new FaultException(RecordError.ATTACHMENT_NAME);
        }
        return stripped;
    }

    /**
     * The media type without its parameters, in lower case.
     *
     * @throws FaultException {@link RecordError#ATTACHMENT_NAME} if it is none
     */
    public static String mediaType(String declared) {
        String type = declared.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new FaultException(RecordError.ATTACHMENT_NAME);
        }
        return type;
    }
}
