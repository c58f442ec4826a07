package org.yijian.routes.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;

/**
 * Raw messages as received, one encrypted file each, never changed, only removed when it was kept
 * long enough. A file appears under its exchange id by one atomic
 * link when it is complete and synced, so that whatever has a name can be read. Needs a file system with hard links.
 */
public final class RawStore {

    private final Path folder;
    private final StreamEncryption encryption;
    private final RawWriter writer;

    /**
     * @param folder normally {@code home/raw}; several nodes need one between them
     * @param encryption by which files are encrypted
     */
    public RawStore(Path folder, StreamEncryption encryption) throws IOException {
        this.folder = folder;
        this.encryption = encryption;
        this.writer = new RawWriter(incoming(), encryption);
        Files.createDirectories(incoming());
        removeAbandoned();
    }

    /** What a crash left half written: its sender was never told "received". Another node may be writing right now. */
    private void removeAbandoned() throws IOException {
        Instant before = Instant.now().minus(Duration.ofDays(1));
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(incoming(), "*.tmp")) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    Path incoming() {
        return folder.resolve("incoming");
    }

    /**
     * Streams a body into a draft.
     *
     * @throws FaultException if it is larger than the limit, or the sender broke off
     */
    Draft write(InputStream body, long limit) throws IOException {
        return writer.write(body, limit);
    }

    /**
     * Gives the draft its name.
     *
     * @return false if the exchange has its message already; then nothing changed
     */
    boolean keep(Draft draft, RawMetadata metadata) throws IOException {
        Path parent = folderOf(metadata.exchangeId());
        Path target = file(metadata.exchangeId());
        if (Files.exists(target)) {
            return false;
        }
        seal(draft, metadata);
        SyncedFolders.create(parent, folder);
        try {
            Files.createLink(target, draft.file());
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        SyncedFolders.sync(parent);
        return true;
    }

    private void seal(Draft draft, RawMetadata metadata) throws IOException {
        try (FileChannel file = FileChannel.open(draft.file(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] footer = new RawFooter(metadata, draft.token(), draft.packed(), file.size()).encode(encryption);
            file.write(java.nio.ByteBuffer.wrap(footer));
            file.force(true);
        }
    }

    /** Whether the raw message of this exchange is here. */
    public boolean exists(UUID exchangeId) {
        return Files.exists(file(exchangeId));
    }

    /**
     * What is known about the message; empty if it is not here.
     *
     * @throws FaultException {@code RAW_DAMAGED} if the file was altered
     */
    public Optional<RawMetadata> metadata(UUID exchangeId) throws IOException {
        try (FileChannel file = FileChannel.open(file(exchangeId))) {
            return Optional.of(footer(file, exchangeId).metadata());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The message exactly as received. Reading fails with an {@link IOException} where the file was altered.
     *
     * @throws FaultException {@code RAW_MISSING} or {@code RAW_DAMAGED}
     */
    public InputStream open(UUID exchangeId) throws IOException {
        FileChannel file;
        try {
            file = FileChannel.open(file(exchangeId));
        } catch (NoSuchFileException e) {
            throw new FaultException(Fault.of(RouteError.RAW_MISSING, exchangeId), e);
        }
        try {
            return body(file, footer(file, exchangeId));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private InputStream body(FileChannel file, RawFooter footer) throws IOException {
        InputStream stored = new Bounded(Channels.newInputStream(file.position(0)), footer.bodyLength());
        InputStream plain = encryption.decrypting(stored, RawWriter.associatedData(footer.token()));
        return footer.packed() ? new GZIPInputStream(plain, 64 * 1024) : plain;
    }

    private RawFooter footer(FileChannel file, UUID exchangeId) {
        try {
            return RawFooter.read(file, exchangeId, encryption);
        } catch (IOException | RuntimeException e) {
            throw new FaultException(Fault.of(RouteError.RAW_DAMAGED, exchangeId), e);
        }
    }

    /**
     * Hands over the ids of all messages that are here, in no order; what comes or goes meanwhile may be missing.
     *
     * @param atATime about how many ids at a time
     */
    public void each(int atATime, Consumer<List<UUID>> reader) throws IOException {
        List<UUID> ids = new ArrayList<>(atATime);
        try (DirectoryStream<Path> parents = Files.newDirectoryStream(folder, "[0-9a-f][0-9a-f]")) {
            for (Path parent : parents) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
                    for (Path file : files) {
                        ids.add(UUID.fromString(String.valueOf(file.getFileName())));
                        if (ids.size() == atATime) {
                            reader.accept(List.copyOf(ids));
                            ids.clear();
                        }
                    }
                }
            }
        }
        reader.accept(List.copyOf(ids));
    }

    /** Whether the file was written before; a copied one may be younger than its message. */
    public boolean keptBefore(UUID exchangeId, Instant time) throws IOException {
        return Files.getLastModifiedTime(file(exchangeId)).toInstant().isBefore(time);
    }

    /** Removes a raw message for good; nothing happens if it is not here. */
    public void remove(UUID exchangeId) throws IOException {
        Files.deleteIfExists(file(exchangeId));
    }

    private Path file(UUID exchangeId) {
        return folderOf(exchangeId).resolve(exchangeId.toString());
    }

    /** 256 folders, made once each: a folder of its own for every few messages would cost more syncs than the message. */
    private Path folderOf(UUID exchangeId) {
        return folder.resolve(exchangeId.toString().substring(0, 2));
    }

    /** The first bytes of a file: the body without the footer. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream source, long length) {
            super(source);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
