package org.yijian.routes.federation.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.Parcel;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sealed messages with what travels beside them: a line as {@link SealedLines} has it, which has {@code "lengths":[…]} if
 * something does, and then exactly so many bytes of each record, as they are. Messages alone are the same bytes as there.
 */
public final class ParcelStream {

    /** Media type of messages with something beside them. */
    public static final String MEDIA_TYPE = "application/vnd.yijian.parcels";

    private static final String LENGTHS = "lengths";

    private final byte[] bytes;
    private int at;

    private ParcelStream(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@link #MEDIA_TYPE}, or that of messages alone if nothing travels beside any of them. */
    static String mediaType(List<Parcel> parcels) {
        boolean alone = parcels.stream().allMatch(parcel -> parcel.records().isEmpty());
        return alone ? SealedLines.MEDIA_TYPE : MEDIA_TYPE;
    }

    public static byte[] write(List<Parcel> parcels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                Math.toIntExact(parcels.stream().mapToLong(parcel -> parcel.bytes() + 4096).sum()));
        for (Parcel parcel : parcels) {
            ObjectNode json = SealedLines.pair(parcel.sealed());
            if (!parcel.records().isEmpty()) {
                ArrayNode lengths = json.putArray(LENGTHS);
                parcel.records().forEach(record -> lengths.add(record.length));
            }
            SealedLines.line(out, json);
            parcel.records().forEach(out::writeBytes);
        }
        return out.toByteArray();
    }

    /**
     * Reads messages of somebody who may send anything.
     *
     * @throws FaultException {@link FederationError#BATCH_TOO_LARGE} or {@link SecurityError#MESSAGE_MALFORMED}
     */
    public static List<Parcel> read(InputStream in) throws IOException {
        byte[] all = in.readNBytes(SealedLines.MAX_BYTES + 1);
        if (all.length > SealedLines.MAX_BYTES) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        ParcelStream stream = new ParcelStream(all);
        List<Parcel> parcels = new ArrayList<>();
        while (stream.at < all.length) {
            if (parcels.size() == SealedLines.MAX_MESSAGES) {
                throw new FaultException(FederationError.BATCH_TOO_LARGE);
            }
            parcels.add(stream.parcel());
        }
        return parcels;
    }

    private Parcel parcel() {
        Fields fields = new Fields(StrictJson.parse(line(), SealedLines.MAX_LINE));
        SealedMessage sealed = SealedLines.sealed(fields);
        List<Long> lengths = fields.numbers(LENGTHS);
        fields.end();
        if (lengths.size() > PackingList.MOST) {
            throw new FaultException(FederationError.BATCH_TOO_LARGE);
        }
        List<byte[]> records = new ArrayList<>(lengths.size());
        for (long length : lengths) {
            records.add(record(length));
        }
        return new Parcel(sealed, records);
    }

    private byte[] line() {
        int from = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        if (at == bytes.length) {
            throw cutShort();
        }
        return Arrays.copyOfRange(bytes, from, at++);
    }

    private byte[] record(long length) {
        if (length > Message.MAX_BYTES || length > bytes.length - at) {
            throw cutShort();
        }
        int from = at;
        at += (int) length;
        return Arrays.copyOfRange(bytes, from, at);
    }

    private static FaultException cutShort() {
        return new FaultException(SecurityError.MESSAGE_MALFORMED, "cut short");
    }
}
