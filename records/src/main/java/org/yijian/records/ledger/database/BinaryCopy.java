package org.yijian.records.ledger.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by PostgreSQL's binary {@code COPY} (signature, rows of length-prefixed fields, trailer;
 * PostgreSQL manual, COPY, "Binary Format"). Sends 64 KiB at a time, so that its memory does not grow with the rows.
 * Closing without {@link #finish} takes everything back.
 */
public final class BinaryCopy implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;
    private static final byte[] SIGNATURE = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0 };
    private static final long EPOCH_SECONDS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK + 4096);

    /**
     * @param table the table, with its schema
     * @param columns the columns that {@link #row} will be followed by, in order
     */
    public static BinaryCopy into(Connection connection, String table, String... columns) throws SQLException {
        return new BinaryCopy(connection, table, columns);
    }

    private BinaryCopy(Connection connection, String table, String... columns) throws SQLException {
        String sql = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)";
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        this.columns = columns.length;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row; exactly one call for each column follows. */
    public BinaryCopy row() throws SQLException {
        if (buffer.position() >= CHUNK) {
            send();
        }
        room(2).putShort((short) columns);
        return this;
    }

    public BinaryCopy uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public BinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A timestamp with time zone, cut to microseconds. */
    public BinaryCopy instant(Instant value) {
        long micros = Math.addExact(Math.multiplyExact(value.getEpochSecond() - EPOCH_SECONDS, 1_000_000L),
                value.getNano() / 1_000);
        return int8(micros);
    }

    public BinaryCopy text(@Nullable String value) {
        return bytes(value == null ? null : PlainText.clean(value).getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            room(4).putInt(-1);
        } else {
            room(4 + value.length).putInt(value.length).put(value);
        }
        return this;
    }

    /** Ends the copy and says how many rows went in. */
    public long finish() throws SQLException {
        room(2).putShort((short) -1);
        send();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
