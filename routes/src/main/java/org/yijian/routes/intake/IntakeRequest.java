package org.yijian.routes.intake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.RouteError;
import org.yijian.security.error.FaultException;

/**
 * What is known about a message besides its bytes. Whatever the transport hands over, only {@link #ATTRIBUTES} get
 * through: a header such as {@code CamelFileName} from outside never steers anything behind this point.
 *
 * @param source the authenticated sender
 * @param messageId the sender's id of the message, at most 300 characters; null if it gave none, then content,
 *        file name and type are its id
 * @param route id of the route it came in by
 * @param connector name of the connector that reads it
 * @param fileName last segment is kept, control characters are not; may be empty
 * @param contentType media type as declared, or empty
 * @param attributes what the transport adds
 */
public record IntakeRequest(String source, @Nullable String messageId, String route, String connector,
        String fileName, String contentType, Map<String, String> attributes) {

    /** The names that a transport may set; all others are dropped. */
    public static final Set<String> ATTRIBUTES = Set.of("dataset", "charset", "topic", "number", "questionId",
            "pseudonym", "creditCode", "role", "certificate", "certificateLevel");

    private static final int LONGEST_MESSAGE_ID = 300;
    private static final int LONGEST_TEXT = 200;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public IntakeRequest {
        require(source.matches(NAME), "source");
        require(route.matches(NAME), "route");
        require(connector.matches(NAME), "connector");
        require(messageId == null || isPlain(messageId, LONGEST_MESSAGE_ID), "messageId");
        fileName = plain(lastSegment(fileName));
        contentType = plain(contentType);
        attributes = permitted(attributes);
    }

    private static Map<String, String> permitted(Map<String, String> given) {
        Map<String, String> kept = new TreeMap<>();
        given.forEach((name, value) -> {
            if (ATTRIBUTES.contains(name)) {
                kept.put(name, plain(value));
            }
        });
        return Map.copyOf(kept);
    }

    private static String lastSegment(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String plain(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(clean.length() - LONGEST_TEXT);
    }

    private static boolean isPlain(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new FaultException(RouteError.INVALID_REQUEST, what);
        }
    }
}
