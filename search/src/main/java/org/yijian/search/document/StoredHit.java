package org.yijian.search.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.security.access.Sensitivity;

/**
 * What is kept of a record to show it as a hit. One binary doc value, not stored fields: a page of ten hits then reads
 * ten values and decompresses nothing.
 *
 * @param id id of the record
 * @param facilityId id of the facility
 * @param revision revision indexed
 * @param leafId pending log leaf
 * @param occurredAt when it happened, to the second
 * @param kind kind
 * @param department department
 * @param severity severity; null if there is none
 * @param sensitivity sensitivity
 * @param region region code
 * @param facilityName name of the facility as the record gives it; null if it does not
 * @param title short title in Chinese
 * @param titleEnglish short title in English
 * @param text searchable text, for highlighting
 */
public record StoredHit(UUID id, UUID facilityId, int revision, long leafId, OffsetDateTime occurredAt, Kind kind,
        Department department, @Nullable Severity severity, Sensitivity sensitivity, String region,
        @Nullable String facilityName, String title, String titleEnglish, String text) {

    private static final Kind[] KINDS = Kind.values();
    private static final Department[] DEPARTMENTS = Department.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Sensitivity[] SENSITIVITIES = Sensitivity.values();
    private static final int HEAD = 2 * 16 + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES + 4;

    /**
     * The first bytes of a stored hit, all that bookkeeping needs.
     *
     * @param id id of the record
     * @param facilityId id of the facility
     * @param revision revision indexed
     * @param leafId pending log leaf
     */
    public record Head(UUID id, UUID facilityId, int revision, long leafId) {

        public static Head decode(BytesRef value) {
            ByteBuffer buffer = ByteBuffer.wrap(value.bytes, value.offset, HEAD);
            return new Head(new UUID(buffer.getLong(), buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong()),
                    buffer.getInt(), buffer.getLong());
        }
    }

    BytesRef encoded() {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        head.putLong(facilityId.getMostSignificantBits()).putLong(facilityId.getLeastSignificantBits());
        head.putInt(revision).putLong(leafId);
        head.putLong(occurredAt.toEpochSecond()).putInt(occurredAt.getOffset().getTotalSeconds());
        head.put((byte) kind.ordinal()).put((byte) department.ordinal());
        head.put((byte) (severity == null ? 0 : severity.ordinal() + 1)).put((byte) sensitivity.ordinal());
        try {
            ByteBuffersDataOutput output = new ByteBuffersDataOutput();
            output.writeBytes(head.array(), HEAD);
            writeText(output, region);
            writeText(output, facilityName == null ? "" : facilityName);
            writeText(output, title);
            writeText(output, titleEnglish);
            writeText(output, text);
            return new BytesRef(output.toArrayCopy());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void writeText(ByteBuffersDataOutput output, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.writeVInt(bytes.length);
        output.writeBytes(bytes, bytes.length);
    }

    /** Reads a value of {@link RecordFields#HIT}. */
    public static StoredHit decode(BytesRef value) {
        ByteBuffer head = ByteBuffer.wrap(value.bytes, value.offset, HEAD);
        UUID id = new UUID(head.getLong(), head.getLong());
        UUID facilityId = new UUID(head.getLong(), head.getLong());
        int revision = head.getInt();
        long leafId = head.getLong();
        OffsetDateTime occurredAt = Instant.ofEpochSecond(head.getLong())
                .atOffset(ZoneOffset.ofTotalSeconds(head.getInt()));
        Kind kind = KINDS[head.get()];
        Department department = DEPARTMENTS[head.get()];
        byte severity = head.get();
        Sensitivity sensitivity = SENSITIVITIES[head.get()];
        ByteArrayDataInput input = new ByteArrayDataInput(value.bytes, value.offset + HEAD, value.length - HEAD);
        String region = readText(input);
        String facilityName = readText(input);
        return new StoredHit(id, facilityId, revision, leafId, occurredAt, kind, department,
                severity == 0 ? null : SEVERITIES[severity - 1], sensitivity, region,
                facilityName.isEmpty() ? null : facilityName, readText(input), readText(input), readText(input));
    }

    private static String readText(ByteArrayDataInput input) {
        byte[] bytes = new byte[input.readVInt()];
        input.readBytes(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
