package org.yijian.hub.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.storage.DurableFile;

/**
 * The newest checkpoint that enough witnesses cosigned, kept as {@code checkpoint.witnessed} in the log's folder. What is
 * below its size is WITNESSED. Believed again at a start only if log and witnesses still have signed it.
 */
public final class WitnessedCheckpoint {

    /** The file's name, beside {@code checkpoint}. */
    public static final String NAME = "checkpoint.witnessed";

    private final Path file;
    private final AllWitnesses witnesses;
    private volatile @Nullable SignedNote note;

    /** @param log any of these keys must have signed what is found */
    public WitnessedCheckpoint(Path logFolder, List<NoteVerifier> log, AllWitnesses witnesses) {
        this.file = logFolder.resolve(NAME);
        this.witnesses = witnesses;
        this.note = read(file).filter(found -> log.stream().anyMatch(found::signedBy) && witnesses.enough(found))
                .orElse(null);
    }

    private static Optional<SignedNote> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The note with the lines of its witnesses; empty if nothing was witnessed yet. */
    public Optional<SignedNote> note() {
        return Optional.ofNullable(note);
    }

    /** How many leaves are witnessed. */
    public long size() {
        return note().map(found -> Checkpoint.parse(found.text()).size()).orElse(0L);
    }

    /** Takes a note if enough witnesses are under it and it is not older than the one there is. */
    synchronized void offer(SignedNote candidate) {
        if (witnesses.enough(candidate) && Checkpoint.parse(candidate.text()).size() >= size()) {
            try {
                DurableFile.write(file, candidate.encode().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            note = candidate;
        }
    }
}
