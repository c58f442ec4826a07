package org.yijian.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.search.SearchError;
import org.yijian.search.document.RecordForm;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The folder of the index: one folder for each generation, and the file {@value #POINTER} that names the one which
 * answers. The file is replaced in one step, so after a crash at any moment there is one that answers; a later one is
 * half built, an earlier one is no longer needed.
 */
final class GenerationFolders implements Closeable {

    /** Names the generation that answers. */
    static final String POINTER = "current";

    private static final Logger LOG = LoggerFactory.getLogger(GenerationFolders.class);
    private static final Pattern NAME = Pattern.compile("generation-([1-9][0-9]{0,8})");
    private static final String FRESH = POINTER + ".new";
    private static final String LOCK = "write.lock";
    private static final String COMMITS = "segments_";

    private final Path root;
    private final Directory directory;
    private final Lock lock;
    private final FreeSpace space;

    private GenerationFolders(Path root, Directory directory, Lock lock, FreeSpace space) {
        this.root = root;
        this.directory = directory;
        this.lock = lock;
        this.space = space;
    }

    /** Tells how many bytes are free on the disk of a folder. */
    interface FreeSpace {
        long of(Path folder) throws IOException;
    }

    /**
     * Takes the folder for this process alone.
     *
     * @throws FaultException {@code YJ-SEA-007}, {@code YJ-SEA-009}
     */
    static GenerationFolders open(Path folder) {
        return open(folder, root -> Files.getFileStore(root).getUsableSpace());
    }

    static GenerationFolders open(Path folder, FreeSpace space) {
        try {
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            Directory directory = FSDirectory.open(root);
            return new GenerationFolders(root, directory, directory.obtainLock(LOCK), space);
        } catch (LockObtainFailedException e) {
            throw new FaultException(Fault.of(SearchError.INDEX_IN_USE, folder), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The generation that answers; what a crash left over of earlier ones is deleted.
     *
     * @param form of documents made now
     */
    int current(RecordForm form) {
        try {
            adopt();
            int current = chosen(form);
            for (int generation : generations()) {
                if (generation < current) {
                    delete(generation);
                }
            }
            return current;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** If the one that is named is lost, one that is half built is better than none. */
    private int chosen(RecordForm form) throws IOException {
        List<Integer> there = generations();
        OptionalInt named = named();
        if (named.isPresent() && IndexFolder.readable(folder(named.getAsInt()), form)) {
            return named.getAsInt();
        }
        for (int generation : there) {
            if (IndexFolder.readable(folder(generation), form)) {
                LOG.warn("Generation {} of the search index cannot be read; generation {} takes its place",
                        named.isPresent() ? named.getAsInt() : "?", generation);
                name(generation);
                return generation;
            }
        }
        int generation = named.orElse(1);
        name(generation);
        return generation;
    }

    /** Before there were generations the index lay in the folder itself. Its commit goes last: until then it is moved on. */
    private void adopt() throws IOException {
        if (Files.exists(root.resolve(POINTER))) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(root)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.endsWith(LOCK) && !file.endsWith(FRESH))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString().startsWith(COMMITS))).toList();
        }
        if (!files.isEmpty()) {
            Files.createDirectories(folder(1));
            for (Path file : files) {
                Files.move(file, folder(1).resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    Path folder(int generation) {
        return root.resolve("generation-" + generation);
    }

    /** A number after all there are. */
    int next() throws IOException {
        return generations().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** A generation after this one that a crash left half built. */
    OptionalInt halfBuilt(int current) throws IOException {
        return generations().stream().mapToInt(Integer::intValue).filter(generation -> generation > current)
                .findFirst();
    }

    private List<Integer> generations() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory).map(folder -> NAME.matcher(folder.getFileName().toString()))
                    .filter(Matcher::matches).map(name -> Integer.valueOf(name.group(1))).sorted().toList();
        }
    }

    private OptionalInt named() throws IOException {
        try {
            Matcher name = NAME.matcher(Files.readString(root.resolve(POINTER), StandardCharsets.UTF_8).strip());
            return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
        } catch (NoSuchFileException none) {
            return OptionalInt.empty();
        }
    }

    /** From now on this generation answers, also after a crash. */
    void name(int generation) throws IOException {
        Path fresh = root.resolve(FRESH);
        Files.writeString(fresh, folder(generation).getFileName() + "\n", StandardCharsets.UTF_8,
                StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, root.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        IOUtils.fsync(root, true);
    }

    void delete(int generation) throws IOException {
        Path folder = folder(generation);
        if (Files.isDirectory(folder)) {
            IndexFolder.delete(folder);
            Files.delete(folder);
        }
    }

    /** Bytes that a generation takes. */
    long size(int generation) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(folder(generation))) {
            for (Path file : files.toList()) {
                size += size(file);
            }
        }
        return size;
    }

    /** Lucene deletes files at any time. */
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    /** Bytes that are free on the disk. */
    long free() throws IOException {
        return space.of(root);
    }

    private static FaultException unreadable(IOException cause) {
        return new FaultException(Fault.of(SearchError.INDEX_UNREADABLE, String.valueOf(cause.getMessage())), cause);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(lock, directory);
    }
}
