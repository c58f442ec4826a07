package org.yijian.connectors.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/**
 * Decodes text and never guesses: bytes that are not of the charset either end the message or are handed over as
 * {@link #MARK}, so that a table loses the row and not the file. Hands over everything before a break first, and knows
 * the line of the break. A byte order mark at the start is dropped.
 */
final class StrictText extends Reader {

    /** Stands for bytes that could not be decoded; a noncharacter, so no honest text holds it. */
    static final char MARK = '\uFFFE';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final boolean marking;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private long lines = 1;
    private String spare = "";
    private boolean started;
    private boolean ended;
    private @Nullable BrokenInput broken;
    private long allowance = Long.MAX_VALUE;

    StrictText(InputStream in, Charset charset, boolean marking) {
        this.in = in;
        this.marking = marking;
        decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Lets at most this many further characters pass; for parsers that have no bound of their own. */
    void allow(long characters) {
        allowance = characters;
    }

    /** The line that is being read, from 1. */
    long line() {
        return lines;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (length == 1 || !spare.isEmpty()) {
            return readOne(target, offset);
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (out.position() == 0) {
            if (broken != null) {
                throw broken;
            }
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            step(out);
        }
        return passed(target, offset, out.position());
    }

    /** A character beyond the basic plane needs two places; the second waits for the next call. */
    private int readOne(char[] target, int offset) {
        if (spare.isEmpty()) {
            char[] pair = new char[2];
            int read = read(pair, 0, 2);
            if (read < 0) {
                return -1;
            }
            spare = new String(pair, 0, read);
        }
        target[offset] = spare.charAt(0);
        spare = spare.substring(1);
        return 1;
    }

    private void step(CharBuffer out) {
        CoderResult result = decoder.decode(bytes, out, ended);
        dropByteOrderMark(out);
        if (result.isError()) {
            malformed(result, out);
        } else if (result.isUnderflow() && !ended && out.position() == 0) {
            fill();
        } else if (result.isUnderflow() && ended) {
            decoder.flush(out);
            bytes.position(bytes.limit());
        }
    }

    private void malformed(CoderResult result, CharBuffer out) {
        if (marking) {
            if (out.hasRemaining()) {
                bytes.position(Math.min(bytes.limit(), bytes.position() + result.length()));
                out.put(MARK);
            }
            return;
        }
        long line = lines + newlines(out.array(), out.arrayOffset(), out.position());
        broken = BrokenInput.of(ConnectorError.WRONG_ENCODING, line, line, decoder.charset().name());
    }

    private void fill() {
        bytes.compact();
        try {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + read);
            }
        } catch (BrokenInput end) {
            broken = end.line() > 0 || end.fault().code() != ConnectorError.DAMAGED
                    ? end
                    : new BrokenInput(Fault.of(ConnectorError.DAMAGED, lines), lines, end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            bytes.flip();
        }
    }

    private void dropByteOrderMark(CharBuffer out) {
        if (!started && out.position() > 0) {
            started = true;
            if (out.get(0) == '\uFEFF') {
                int length = out.position();
                System.arraycopy(out.array(), out.arrayOffset() + 1, out.array(), out.arrayOffset(), length - 1);
                out.position(length - 1);
            }
        }
    }

    private int passed(char[] target, int offset, int length) {
        lines += newlines(target, offset, length);
        allowance -= length;
        if (allowance < 0) {
            broken = BrokenInput.of(ConnectorError.ROW_TOO_LARGE, 0, length);
            throw broken;
        }
        return length;
    }

    private static long newlines(char[] text, int offset, int length) {
        long count = 0;
        for (int index = offset; index < offset + length; index++) {
            if (text[index] == '\n') {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        // The message's stream belongs to the caller.
    }
}
