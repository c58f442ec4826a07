package org.yijian.security.witness;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import org.yijian.security.proof.SignedNote;

/**
 * An answer of a witness as HTTP says it (C2SP tlog-witness), for whichever server brings it.
 *
 * @param status the HTTP status
 * @param type the media type
 * @param text the body, UTF-8
 */
public record WitnessResponse(int status, String type, String text) {

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String SIZE = "text/x.tlog.size";
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    /** What is answered to {@code add-checkpoint}. */
    public static WitnessResponse of(WitnessAnswer answer) {
        return switch (answer) {
            case WitnessAnswer.Cosigned cosigned -> new WitnessResponse(OK, TEXT,
                    cosigned.lines().stream().map(SignedNote.Line::encode).collect(Collectors.joining()));
            case WitnessAnswer.Conflict conflict -> new WitnessResponse(CONFLICT, SIZE, conflict.size() + "\n");
            case WitnessAnswer.Refused refused ->
                new WitnessResponse(refused.reason().status(), TEXT, refused.fault().code().code() + "\n");
        };
    }

    /** What is answered to whoever asks what the witness holds of a log. */
    public static WitnessResponse held(Optional<SignedNote> note) {
        return note.map(held -> new WitnessResponse(OK, TEXT, held.encode()))
                .orElseGet(() -> new WitnessResponse(NOT_FOUND, TEXT, ""));
    }

    /** The body as it is sent. */
    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
