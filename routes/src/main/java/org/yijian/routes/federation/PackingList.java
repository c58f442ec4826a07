package org.yijian.routes.federation;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message of several records says of them: {@code "records":[{"revision":1,"sha256":"…"}]}, under the national
 * profile with {@code "sm3"}, in the order in which they travel beside it. So one signature binds every record, and each
 * can be proved without showing the others.
 *
 * @param lines one for each record
 */
public record PackingList(List<Line> lines) {

    /** The most records of one message. */
    public static final int MOST = 256;

    private static final String NAME = "records";

    public PackingList {
        lines = List.copyOf(lines);
    }

    /**
     * One record.
     *
     * @param revision its revision at the sender
     * @param sha256 digest of its canonical JSON, lower-case hex
     * @param sm3 the other digest of it; null without the national profile
     */
    public record Line(long revision, String sha256, @Nullable String sm3) {

        /** The line of these bytes. */
        public static Line of(long revision, byte[] record, boolean national) {
            return new Line(revision, Digests.hex(Digests.sha256(record)),
                    national ? Digests.hex(Digests.sm3(record)) : null);
        }

        private boolean fits(byte[] record) {
            return sha256.equals(Digests.hex(Digests.sha256(record)))
                    && (sm3 == null || sm3.equals(Digests.hex(Digests.sm3(record))));
        }
    }

    /** Writes the list into a body, in the place of the one that may be there. */
    public void into(ObjectNode body) {
        ArrayNode list = body.putArray(NAME);
        for (Line line : lines) {
            ObjectNode json = list.addObject();
            json.put("revision", line.revision());
            json.put("sha256", line.sha256());
            if (line.sm3() != null) {
                json.put("sm3", line.sm3());
            }
        }
    }

    /**
     * The list of a body.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED} if there is none, or one too long
     */
    public static PackingList of(Fields body) {
        List<ObjectNode> list = body.objects(NAME);
        if (list.isEmpty() || list.size() > MOST) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, NAME);
        }
        return new PackingList(list.stream().map(PackingList::line).toList());
    }

    private static Line line(ObjectNode json) {
        Fields fields = new Fields(json);
        Line line = new Line(fields.number("revision"), fields.text("sha256"), fields.optional("sm3"));
        fields.end();
        return line;
    }

    /**
     * Refuses records that are not exactly those of the list.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED}
     */
    public void require(List<byte[]> records) {
        if (records.size() != lines.size()
                || !IntStream.range(0, records.size()).parallel().allMatch(i -> lines.get(i).fits(records.get(i)))) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, NAME);
        }
    }
}
