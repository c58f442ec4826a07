package org.yijian.security.proof;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves one after the other, each behind its length in two bytes, big-endian (C2SP tlog-tiles). */
final class EntryBundle {

    /** The longest entry that two bytes can announce. */
    static final int MAX_ENTRY_BYTES = 65_535;

    private EntryBundle() {
    }

    static byte[] encode(List<byte[]> entries) {
        ByteBuffer buffer = ByteBuffer.allocate(entries.stream().mapToInt(entry -> entry.length + Short.BYTES).sum());
        for (byte[] entry : entries) {
            buffer.putShort((short) entry.length).put(entry);
        }
        return buffer.array();
    }

    /** The entries; empty if there are not exactly so many, whole, and nothing after them. */
    static Optional<List<byte[]>> decode(byte[] bundle, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                byte[] entry = new byte[Short.toUnsignedInt(buffer.getShort())];
                buffer.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
        return buffer.hasRemaining() ? Optional.empty() : Optional.of(List.copyOf(entries));
    }
}
