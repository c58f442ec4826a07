package org.yijian.records.ledger.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

import org.yijian.records.RecordError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;

/** The pieces of one attachment, encrypted under its key and bound to their places. */
final class SealedPieces {

    private final PieceFolder folder;
    private final UUID id;
    private final StreamEncryption encryption;

    SealedPieces(PieceFolder folder, UUID id, StreamEncryption encryption) {
        this.folder = folder;
        this.id = id;
        this.encryption = encryption;
    }

    private byte[] associated(int number) {
        return ("attachment|" + id + "|" + number).getBytes(StandardCharsets.US_ASCII);
    }

    int count() {
        return folder.pieces(id);
    }

    OutputStream begin(int number) throws IOException {
        return encryption.encrypting(folder.begin(id, number), associated(number));
    }

    void finish(int number) throws IOException {
        folder.finish(id, number);
    }

    InputStream open(int number) throws IOException {
        try {
            return encryption.decrypting(folder.open(id, number), associated(number));
        } catch (NoSuchFileException missing) {
            throw new FaultException(Fault.of(RecordError.ATTACHMENT_STORE, id + "/" + number), missing);
        }
    }

    /** All pieces one after the other, from a place on. */
    InputStream openAll(int pieces) throws IOException {
        return new Sequence(pieces);
    }

    /** One piece is open at a time. */
    private final class Sequence extends FilterInputStream {

        private final int pieces;
        private int number;

        Sequence(int pieces) throws IOException {
            super(pieces == 0 ? InputStream.nullInputStream() : open(0));
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            while (count < 0 && number + 1 < pieces) {
                in.close();
                in = open(++number);
                count = in.read(buffer, offset, length);
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return in.skip(count);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
