package org.yijian.security.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.Digests;
import org.yijian.security.storage.DurableFile;

/**
 * What a witness must not forget, a folder a log, named by the SHA-256 of the log's name: {@code checkpoint} is the note
 * cosigned last; {@code refused/<kind>-<hash>.held} and {@code .offered} are two notes that contradict each other.
 */
final class WitnessFolder {

    /** Kept for one log; whoever sends more of them says nothing new. */
    static final int MAX_REFUSALS = 100;

    private static final String HELD = ".held";
    private static final String OFFERED = ".offered";

    private final Path folder;

    WitnessFolder(Path folder) {
        this.folder = folder;
    }

    Optional<SignedNote> held(String origin) {
        return heldUnder(name(origin));
    }

    Optional<SignedNote> heldUnder(String log) {
        if (!log.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        Path file = folder.resolve(log).resolve("checkpoint");
        return Files.exists(file) ? Optional.of(note(file)) : Optional.empty();
    }

    void hold(String origin, SignedNote note) {
        write(Map.of(of(origin).resolve("checkpoint"), bytes(note)));
    }

    /** Keeps both notes, once however often the same is offered. */
    void refuse(Refusal refusal) {
        Path refused = of(refusal.origin()).resolve("refused");
        String name = refusal.kind().name().toLowerCase(Locale.ROOT) + "-"
                + Digests.hex(Digests.sha256((refusal.held().text() + refusal.offered().text())
                        .getBytes(StandardCharsets.UTF_8))).substring(0, 32);
        if (!Files.exists(refused.resolve(name + OFFERED)) && offered(refused).size() < MAX_REFUSALS) {
            write(Map.of(refused.resolve(name + HELD), bytes(refusal.held()), refused.resolve(name + OFFERED),
                    bytes(refusal.offered())));
        }
    }

    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        for (Path log : list(folder)) {
            for (Path file : offered(log.resolve("refused"))) {
                refusals.add(refusal(file));
            }
        }
        return refusals;
    }

    private static Refusal refusal(Path offered) {
        String name = offered.getFileName().toString();
        String stem = name.substring(0, name.length() - OFFERED.length());
        SignedNote note = note(offered);
        return new Refusal(Refusal.Kind.valueOf(stem.substring(0, stem.indexOf('-')).toUpperCase(Locale.ROOT)),
                Checkpoint.parse(note.text()).origin(), note(offered.resolveSibling(stem + HELD)), note);
    }

    private static List<Path> offered(Path refused) {
        return list(refused).stream().filter(file -> file.getFileName().toString().endsWith(OFFERED)
                && Files.exists(file.resolveSibling(file.getFileName().toString().replace(OFFERED, HELD)))).toList();
    }

    private Path of(String origin) {
        return folder.resolve(name(origin));
    }

    private static String name(String origin) {
        return Digests.hex(Digests.sha256(origin.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SignedNote note(Path file) {
        try {
            return SignedNote.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(SignedNote note) {
        return note.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Map<Path, byte[]> files) {
        try {
            DurableFile.writeAll(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
