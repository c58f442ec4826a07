package org.yijian.routes.federation.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.reception.Answer;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sealed messages as lines of JSON (NDJSON): {@code {"content":"…","cms":"…"}} in base64, and under the
 * national profile {@code "national"} with the second signature. Answers are lines in the same
 * order: such a pair, or {@code {"code":"…","text":"…"}}.
 */
public final class SealedLines {

    /** Media type of both directions. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    /** The most messages in one request. */
    public static final int MAX_MESSAGES = 256;

    /** The most bytes in one request: a few of the largest messages, or many small ones. */
    public static final int MAX_BYTES = 8 << 20;

    /** The longest line of one message: the largest in base64, and its CMS. */
    static final int MAX_LINE = Message.MAX_BYTES / 3 * 4 + 128 * 1024;

    private SealedLines() {
    }

    public static byte[] write(List<SealedMessage> messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        messages.forEach(message -> line(out, pair(message)));
        return out.toByteArray();
    }

    /** The answers to messages. */
    public static byte[] writeAnswers(List<Answer> answers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Receipted receipted -> line(out, pair(receipted.receipt()));
                case Answer.Rejected rejected -> line(out, problem(rejected.fault()));
            }
        }
        return out.toByteArray();
    }

    /** A refusal as JSON. */
    public static ObjectNode problem(Fault fault) {
        ObjectNode json = StrictJson.object();
        json.put("code", fault.code().code());
        json.put("text", fault.text(java.util.Locale.CHINESE));
        return json;
    }

    static ObjectNode pair(SealedMessage message) {
        ObjectNode json = StrictJson.object();
        json.put("content", Base64.getEncoder().encodeToString(message.content()));
        json.put("cms", Base64.getEncoder().encodeToString(message.cms()));
        byte[] national = message.national();
        if (national != null) {
            json.put("national", Base64.getEncoder().encodeToString(national));
        }
        return json;
    }

    static void line(ByteArrayOutputStream out, ObjectNode json) {
        out.writeBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /**
     * Reads messages of somebody who may send anything.
     *
     * @throws FaultException {@link FederationError#BATCH_TOO_LARGE} or {@link SecurityError#MESSAGE_MALFORMED}
     */
    public static List<SealedMessage> read(InputStream in) throws IOException {
        List<SealedMessage> messages = new ArrayList<>();
        for (byte[] line : lines(in)) {
            messages.add(sealed(StrictJson.parse(line, MAX_LINE)));
        }
        return messages;
    }

    /** Reads exactly one message. */
    static SealedMessage one(InputStream in) throws IOException {
        List<SealedMessage> messages = read(in);
        if (messages.size() != 1) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        return messages.getFirst();
    }

    /** A line of an answer. */
    public sealed interface Line {
        /** A sealed pair. */
        record Sealed(SealedMessage message) implements Line {}

        /** A refusal without a seal. */
        record Problem(String code, String text) implements Line {}
    }

    /** Reads answers. */
    public static List<Line> readAnswers(InputStream in) throws IOException {
        List<Line> answers = new ArrayList<>();
        for (byte[] line : lines(in)) {
            ObjectNode json = StrictJson.parse(line, MAX_LINE);
            answers.add(json.has("code")
                    ? new Line.Problem(json.path("code").asString(""), json.path("text").asString(""))
                    : new Line.Sealed(sealed(json)));
        }
        return answers;
    }

    private static List<byte[]> lines(InputStream in) throws IOException {
        byte[] all = in.readNBytes(MAX_BYTES + 1);
        if (all.length > MAX_BYTES) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(all, from, i));
                from = i + 1;
            }
        }
        if (from != all.length) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "cut short");
        }
        if (lines.size() > MAX_MESSAGES) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        return lines;
    }

    private static SealedMessage sealed(ObjectNode json) {
        Fields fields = new Fields(json);
        SealedMessage message = sealed(fields);
        fields.end();
        return message;
    }

    static SealedMessage sealed(Fields fields) {
        return new SealedMessage(base64(fields.longText("content")), base64(fields.longText("cms")),
                national(fields.optionalLongText("national")));
    }

    private static byte @Nullable [] national(@Nullable String text) {
        return text == null ? null : base64(text);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "base64"), e);
        }
    }
}
